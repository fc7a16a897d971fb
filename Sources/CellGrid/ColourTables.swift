extension ColourScales {
  /// Returns the tables of a depth with a palette; empty for `.none` and for `.direct`.
  static func table(depth: ColourDepth, tone: BackgroundTone) -> ColourScales {
    switch (depth, tone) {
    case (.indexed256, .dark): dark256
    case (.indexed256, .light): light256
    case (.sixteen, .dark): dark16
    case (.sixteen, .light): light16
    case (.eight, .dark): dark8
    case (.eight, .light): light8
    case (.none, _), (.direct, _): ColourScales(gate: [], negative: [], positive: [])
    }
  }

  // The tables of 256 colours are picked by hand from the cube: luminance grows from the background
  // outwards, the hue turns one way, and the two signs match step by step (CIE L* dark: 14 18,
  // 20 27, 43 49, 54 55, 68 68). The end of the gates is not louder than that of the signed values.

  static let dark256Gate: [UInt8] = [53, 54, 24, 30, 36, 71, 107, 143, 179]
  static let dark256Negative: [UInt8] = [18, 19, 26, 32, 39]
  static let dark256Positive: [UInt8] = [52, 88, 130, 166, 208]

  static let light256Gate: [UInt8] = [187, 150, 114, 72, 30, 24, 54]
  static let light256Negative: [UInt8] = [153, 75, 33, 26, 19]
  static let light256Positive: [UInt8] = [223, 215, 208, 166, 88]

  private static let dark256 = ColourScales(
    gate: dark256Gate.map(ColourStop.init(index:)),
    negative: dark256Negative.map(ColourStop.init(index:)),
    positive: dark256Positive.map(ColourStop.init(index:)))

  private static let light256 = ColourScales(
    gate: light256Gate.map(ColourStop.init(index:)),
    negative: light256Negative.map(ColourStop.init(index:)),
    positive: light256Positive.map(ColourStop.init(index:)))

  // The first 16 colours differ from terminal to terminal. The orders are monotonic in the palettes
  // of xterm and VS Code, those of 8 colours on dark also on the Linux console. Numbers reach a
  // contrast of 3.6 : 1 at least (blue in VS Code), mostly above 4.5; on the Linux console 3.3.

  private static let dark16 = ColourScales(
    gate: [black, magenta, green, brightGreen],
    negative: [blue, brightBlue, cyan],
    positive: [red, brightRed, yellow])

  private static let light16 = ColourScales(
    gate: [white, green, magenta],
    negative: [cyan, brightBlue, blue],
    positive: [yellow, brightRed, red])

  private static let dark8 = ColourScales(
    gate: [black, magenta, green],
    negative: [blue, cyan],
    positive: [red, yellow])

  private static let light8 = ColourScales(
    gate: [white, green, magenta],
    negative: [cyan, blue],
    positive: [yellow, red])

  private static let black = ColourStop(.indexed(0), text: .indexed(7))
  private static let red = ColourStop(.indexed(1), text: .indexed(7), bold: true)
  private static let green = ColourStop(.indexed(2), text: .indexed(0))
  private static let yellow = ColourStop(.indexed(3), text: .indexed(0))
  private static let blue = ColourStop(.indexed(4), text: .indexed(7), bold: true)
  private static let magenta = ColourStop(.indexed(5), text: .indexed(0))
  private static let cyan = ColourStop(.indexed(6), text: .indexed(0))
  private static let white = ColourStop(.indexed(7), text: .indexed(0))
  private static let brightRed = ColourStop(.indexed(9), text: .indexed(0))
  private static let brightGreen = ColourStop(.indexed(10), text: .indexed(0))
  private static let brightBlue = ColourStop(.indexed(12), text: .indexed(0))
}
