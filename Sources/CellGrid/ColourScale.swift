/// One step of a colour map: what is behind a number and how the number is written over it.
struct ColourStop: Sendable, Hashable {
  let background: Colour
  let foreground: Colour
  let bold: Bool

  init(_ background: Colour, text foreground: Colour, bold: Bool = false) {
    self.background = background
    self.foreground = foreground
    self.bold = bold
  }

  /// A stop of the 256 colours, with black or white text, whichever reads better.
  init(index: UInt8) {
    let isLight = Palette.rgb(index).luminance > readableThreshold
    self.init(.indexed(index), text: .indexed(isLight ? 16 : 231))
  }

  /// A stop in direct colour, with black or white text, whichever reads better.
  init(rgb: RGBColour) {
    let text: UInt8 = rgb.luminance > readableThreshold ? 0 : 255
    self.init(rgb.colour, text: .rgb(text, text, text))
  }

  var style: CellStyle { CellStyle(foreground: foreground, background: background, bold: bold) }
}

/// The luminance at which black and white text have the same contrast, 4.58 : 1.
private let readableThreshold = 0.1791

/// The colour maps of one depth and tone.
///
/// Each list runs from the value nearest the background to the one farthest from it.
struct ColourScales: Sendable, Hashable {
  /// From gate 0 to gate 1.
  let gate: [ColourStop]
  /// From small to large negative values; zero has the terminal's background.
  let negative: [ColourStop]
  /// From small to large positive values.
  let positive: [ColourStop]

  /// Returns the step for a gate, or nil for NaN; values outside 0…1 count as the nearest end.
  func gateStop(_ value: Float) -> ColourStop? {
    guard !value.isNaN, !gate.isEmpty else { return nil }
    let position = min(1, max(0, value)) * Float(gate.count)
    return gate[min(gate.count - 1, Int(position))]
  }

  /// Returns the step for a signed value, or nil for NaN and for values that show as background.
  func signedStop(_ value: Float, range: Float) -> ColourStop? {
    let fraction = signedFraction(value, range: range)
    let side = fraction < 0 ? negative : positive
    guard !side.isEmpty else { return nil }
    let step = Int((abs(fraction) * Float(side.count)).rounded())
    return step == 0 ? nil : side[step - 1]
  }
}

/// Returns value / range, clipped to −1…1; 0 for NaN and for a range that is not positive.
func signedFraction(_ value: Float, range: Float) -> Float {
  guard range > 0, !value.isNaN else { return 0 }
  if range.isInfinite { return 0 }
  return min(1, max(-1, value / range))
}
