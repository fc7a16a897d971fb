/// A colour as a terminal understands it.
public enum Colour: Sendable, Hashable {
  /// The terminal's own text or background colour, whichever place it is used in.
  case terminalDefault
  /// An entry of the terminal's palette: 0–7 basic, 8–15 bright, 16–231 cube, 232–255 greys.
  case indexed(UInt8)
  /// Red, green and blue, 0…255 each, in sRGB.
  case rgb(UInt8, UInt8, UInt8)
}
