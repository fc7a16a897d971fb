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
  // outwards, steps look about equal (CIE L*), and the two signs are matched step by step.

  static let dark256Gate: [UInt8] = [53, 54, 24, 30, 36, 71, 107, 143, 180]
  static let dark256Negative: [UInt8] = [18, 19, 25, 26, 32, 39]
  static let dark256Positive: [UInt8] = [52, 88, 94, 130, 166, 208]

  static let light256Gate: [UInt8] = [187, 150, 114, 72, 30, 24, 60, 54]
  static let light256Negative: [UInt8] = [189, 117, 75, 33, 26, 19]
  static let light256Positive: [UInt8] = [223, 215, 208, 166, 130, 88]

  private static let dark256 = ColourScales(
    gate: dark256Gate.map(ColourStop.init(index:)),
    negative: dark256Negative.map(ColourStop.init(index:)),
    positive: dark256Positive.map(ColourStop.init(index:)))

  private static let light256 = ColourScales(
    gate: light256Gate.map(ColourStop.init(index:)),
    negative: light256Negative.map(ColourStop.init(index:)),
    positive: light256Positive.map(ColourStop.init(index:)))

  // The first 16 colours differ from terminal to terminal; these orders are monotonic in the
  // palettes of xterm, the Linux console and VS Code alike. Dark colours carry bold text, which
  // terminals of 8 colours draw bright.

  private static let dark16 = ColourScales(
    gate: [magenta(text: 15), green, white],
    negative: [blue(text: 15), ColourStop(.indexed(12), text: .indexed(0)), brightCyan],
    positive: [red(text: 15), yellow, brightYellow])

  private static let light16 = ColourScales(
    gate: [white, green, magenta(text: 15)],
    negative: [brightCyan, ColourStop(.indexed(12), text: .indexed(0)), blue(text: 15)],
    positive: [brightYellow, yellow, red(text: 15)])

  private static let dark8 = ColourScales(
    gate: [magenta(text: 7), green, white],
    negative: [blue(text: 7), cyan],
    positive: [red(text: 7), yellow])

  private static let light8 = ColourScales(
    gate: [white, green, magenta(text: 7)],
    negative: [cyan, blue(text: 7)],
    positive: [yellow, red(text: 7)])

  private static func red(text: UInt8) -> ColourStop {
    ColourStop(.indexed(1), text: .indexed(text), bold: true)
  }
  private static func blue(text: UInt8) -> ColourStop {
    ColourStop(.indexed(4), text: .indexed(text), bold: true)
  }
  private static func magenta(text: UInt8) -> ColourStop {
    ColourStop(.indexed(5), text: .indexed(text), bold: true)
  }
  private static let green = ColourStop(.indexed(2), text: .indexed(0))
  private static let yellow = ColourStop(.indexed(3), text: .indexed(0))
  private static let cyan = ColourStop(.indexed(6), text: .indexed(0))
  private static let white = ColourStop(.indexed(7), text: .indexed(0))
  private static let brightYellow = ColourStop(.indexed(11), text: .indexed(0))
  private static let brightCyan = ColourStop(.indexed(14), text: .indexed(0))
}
