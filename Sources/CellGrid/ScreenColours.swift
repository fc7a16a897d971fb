/// The two colours a picture uses where a grid says `.terminalDefault`.
public struct ScreenColours: Sendable, Hashable {
  /// The colour of text.
  public var foreground: RGBColour
  /// The colour of the screen.
  public var background: RGBColour

  /// Creates a pair of default colours.
  public init(foreground: RGBColour, background: RGBColour) {
    self.foreground = foreground
    self.background = background
  }

  /// Light grey on near black.
  public static let dark = ScreenColours(
    foreground: RGBColour(222, 222, 222), background: RGBColour(18, 18, 20))

  /// Near black on white.
  public static let light = ScreenColours(
    foreground: RGBColour(32, 32, 36), background: RGBColour(255, 255, 255))

  /// Returns the pair for a tone.
  public static func standard(_ tone: BackgroundTone) -> ScreenColours {
    switch tone {
    case .dark: .dark
    case .light: .light
    }
  }

  /// Returns the colours a style shows, reverse video resolved.
  public func resolve(_ style: CellStyle) -> (foreground: RGBColour, background: RGBColour) {
    let text = rgb(style.foreground, default: foreground)
    let behind = rgb(style.background, default: background)
    return style.reverse ? (behind, text) : (text, behind)
  }

  func rgb(_ colour: Colour, default defaultColour: RGBColour) -> RGBColour {
    switch colour {
    case .terminalDefault: defaultColour
    case .indexed(let index): Palette.rgb(index)
    case .rgb(let red, let green, let blue): RGBColour(red, green, blue)
    }
  }
}
