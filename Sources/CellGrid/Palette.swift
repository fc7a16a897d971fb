/// The palette of 256 colours as red, green and blue.
public enum Palette {
  /// Returns the colour of a palette entry.
  ///
  /// Entries 16–255 are the same on every terminal that has them. The first 16 belong to the user;
  /// the values here are those of xterm, with the blues it uses since 2002.
  public static func rgb(_ index: UInt8) -> RGBColour {
    if index < 16 { return basic[Int(index)] }
    if index >= 232 {
      let grey = 8 + 10 * (index - 232)
      return RGBColour(grey, grey, grey)
    }
    let cube = index - 16
    return RGBColour(cubeLevel(cube / 36), cubeLevel(cube / 6 % 6), cubeLevel(cube % 6))
  }

  private static func cubeLevel(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + 40 * step }

  private static let basic: [RGBColour] = [
    RGBColour(0, 0, 0), RGBColour(205, 0, 0), RGBColour(0, 205, 0), RGBColour(205, 205, 0),
    RGBColour(0, 0, 238), RGBColour(205, 0, 205), RGBColour(0, 205, 205), RGBColour(229, 229, 229),
    RGBColour(127, 127, 127), RGBColour(255, 0, 0), RGBColour(0, 255, 0), RGBColour(255, 255, 0),
    RGBColour(92, 92, 255), RGBColour(255, 0, 255), RGBColour(0, 255, 255),
    RGBColour(255, 255, 255),
  ]
}
