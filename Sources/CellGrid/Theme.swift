/// Everything a view needs to pick a style: the depth, the tone and the signs of a terminal.
///
/// One accent colour means "now" and "selected" and nothing else. Gates have a sequential map from
/// 0 to 1, signed values two hues (blue below zero, orange above) around the terminal's own
/// background. Text is drawn in the terminal's own colours.
public struct Theme: Sendable, Hashable {
  /// How many colours there are.
  public let depth: ColourDepth
  /// Whether the background is dark or light.
  public let tone: BackgroundTone
  /// The signs.
  public let glyphs: GlyphSet

  /// The current token and the selected thing: a block with readable text.
  public let accent: CellStyle
  /// The accent as text, for the selected unit.
  public let accentText: CellStyle
  /// A title.
  public let heading: CellStyle
  /// Ordinary text.
  public let plain: CellStyle
  /// Text of lesser weight.
  public let muted: CellStyle
  /// Text of greater weight.
  public let strong: CellStyle
  /// Something is wrong.
  public let warning: CellStyle

  private let scales: ColourScales

  /// Creates the theme of a terminal that shows Unicode or not.
  public init(depth: ColourDepth, tone: BackgroundTone = .dark, unicode: Bool = true) {
    self.depth = depth
    self.tone = tone
    glyphs = .forms(unicode: unicode)
    scales = .table(depth: depth, tone: tone)
    let styles = ThemeStyles.of(depth: depth, tone: tone)
    accent = styles.accent
    accentText = styles.accentText
    muted = styles.muted
    warning = styles.warning
    plain = .plain
    heading = CellStyle(bold: true)
    strong = CellStyle(bold: true)
  }

  /// Returns the style of a gate: a background that grows with the value, and text to print over it.
  ///
  /// Values outside 0…1 count as the nearest end; NaN is plain, as is everything without colour.
  public func gate(_ value: Float) -> CellStyle { gateStop(value)?.style ?? .plain }

  /// Returns the style of a signed value: blue below zero, orange above, plain around zero.
  ///
  /// - Parameters:
  ///   - value: The value; beyond the range it takes the outermost colour, and the caller adds a mark.
  ///   - range: The magnitude of the outermost colour, positive.
  /// - Returns: The style, plain for NaN and where there is no colour.
  public func signed(_ value: Float, range: Float) -> CellStyle {
    signedStop(value, range: range)?.style ?? .plain
  }

  /// Returns the colour of a gate alone, `.terminalDefault` for NaN and without colour.
  ///
  /// For half blocks, see `CellGrid.drawHalves(top:bottom:column:row:)`.
  public func gateColour(_ value: Float) -> Colour {
    gateStop(value)?.background ?? .terminalDefault
  }

  /// Returns the colour of a signed value alone, `.terminalDefault` around zero and without colour.
  ///
  /// For half blocks, see `CellGrid.drawHalves(top:bottom:column:row:)`.
  public func signedColour(_ value: Float, range: Float) -> Colour {
    signedStop(value, range: range)?.background ?? .terminalDefault
  }

  private func gateStop(_ value: Float) -> ColourStop? {
    guard depth == .direct else { return scales.gateStop(value) }
    guard !value.isNaN else { return nil }
    return DirectScale.of(tone).gateStop(min(1, max(0, value)))
  }

  private func signedStop(_ value: Float, range: Float) -> ColourStop? {
    guard depth == .direct else { return scales.signedStop(value, range: range) }
    return DirectScale.of(tone).signedStop(signedFraction(value, range: range))
  }
}
