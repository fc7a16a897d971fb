/// The styles of a theme that are not colour maps.
struct ThemeStyles {
  let accent: CellStyle
  let accentText: CellStyle
  let muted: CellStyle
  let warning: CellStyle

  /// Returns the styles of a depth and tone.
  ///
  /// Terminals of 8 and 16 colours need all hues for the values, so the accent is reverse video
  /// there, and muted text the dim attribute, since colour 8 is invisible in some palettes.
  static func of(depth: ColourDepth, tone: BackgroundTone) -> ThemeStyles {
    switch (depth, tone) {
    case (.none, _): attributes(warning: CellStyle(bold: true, reverse: true))
    case (.eight, _), (.sixteen, _):
      attributes(warning: CellStyle(foreground: .indexed(1), bold: true))
    case (.indexed256, .dark):
      colours(
        block: .indexed(221), on: .indexed(16), text: .indexed(221), muted: .indexed(245),
        warning: .indexed(210))
    case (.indexed256, .light):
      colours(
        block: .indexed(220), on: .indexed(16), text: .indexed(94), muted: .indexed(242),
        warning: .indexed(124))
    case (.direct, .dark):
      colours(
        block: .rgb(255, 215, 95), on: .rgb(0, 0, 0), text: .rgb(255, 215, 95),
        muted: .rgb(138, 138, 138), warning: .rgb(255, 135, 135))
    case (.direct, .light):
      colours(
        block: .rgb(255, 215, 0), on: .rgb(0, 0, 0), text: .rgb(135, 95, 0),
        muted: .rgb(108, 108, 108), warning: .rgb(175, 0, 0))
    }
  }

  private static func attributes(warning: CellStyle) -> ThemeStyles {
    ThemeStyles(
      accent: CellStyle(reverse: true), accentText: CellStyle(bold: true, underline: true),
      muted: CellStyle(dim: true), warning: warning)
  }

  private static func colours(
    block: Colour, on blockText: Colour, text: Colour, muted: Colour, warning: Colour
  ) -> ThemeStyles {
    ThemeStyles(
      accent: CellStyle(foreground: blockText, background: block, bold: true),
      accentText: CellStyle(foreground: text, bold: true),
      muted: CellStyle(foreground: muted), warning: CellStyle(foreground: warning, bold: true))
  }
}
