/// How a cell looks: its two colours and attributes.
public struct CellStyle: Sendable, Hashable {
  /// The colour of the text.
  public var foreground: Colour
  /// The colour behind the text.
  public var background: Colour
  /// Whether the text is bold.
  public var bold: Bool
  /// Whether the text is dimmed.
  public var dim: Bool
  /// Whether the text is underlined.
  public var underline: Bool
  /// Whether foreground and background change places.
  public var reverse: Bool

  /// Creates a style; without arguments, the terminal's own colours and no attribute.
  public init(
    foreground: Colour = .terminalDefault, background: Colour = .terminalDefault,
    bold: Bool = false, dim: Bool = false, underline: Bool = false, reverse: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.underline = underline
    self.reverse = reverse
  }

  /// The terminal's own colours, no attribute.
  public static let plain = CellStyle()

  /// Returns the style with some of its properties replaced.
  public func with(
    foreground: Colour? = nil, background: Colour? = nil,
    bold: Bool? = nil, dim: Bool? = nil, underline: Bool? = nil, reverse: Bool? = nil
  ) -> CellStyle {
    CellStyle(
      foreground: foreground ?? self.foreground, background: background ?? self.background,
      bold: bold ?? self.bold, dim: dim ?? self.dim,
      underline: underline ?? self.underline, reverse: reverse ?? self.reverse)
  }
}
