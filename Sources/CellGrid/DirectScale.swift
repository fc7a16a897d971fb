/// The colour maps in direct colour: the stops of the 256-colour tables, joined without steps.
struct DirectScale: Sendable {
  private let gate: [RGBColour]
  private let negative: [RGBColour]
  private let positive: [RGBColour]

  /// Values below this fraction of the range keep the terminal's background.
  private static let background: Float = 0.04

  /// Returns the maps of a tone.
  static func of(_ tone: BackgroundTone) -> DirectScale {
    switch tone {
    case .dark: dark
    case .light: light
    }
  }

  /// Returns the step for a gate of 0…1.
  func gateStop(_ value: Float) -> ColourStop {
    ColourStop(rgb: Self.colour(at: value, in: gate))
  }

  /// Returns the step for a signed fraction of −1…1, nil around zero.
  func signedStop(_ fraction: Float) -> ColourStop? {
    let magnitude = abs(fraction)
    if magnitude < Self.background { return nil }
    let position = (magnitude - Self.background) / (1 - Self.background)
    return ColourStop(rgb: Self.colour(at: position, in: fraction < 0 ? negative : positive))
  }

  private static func colour(at fraction: Float, in stops: [RGBColour]) -> RGBColour {
    let position = fraction * Float(stops.count - 1)
    let lower = min(stops.count - 2, Int(position))
    return stops[lower].mixed(with: stops[lower + 1], fraction: position - Float(lower))
  }

  private static let dark = DirectScale(
    gate: ColourScales.dark256Gate.map(Palette.rgb),
    negative: ColourScales.dark256Negative.map(Palette.rgb),
    positive: ColourScales.dark256Positive.map(Palette.rgb))

  private static let light = DirectScale(
    gate: ColourScales.light256Gate.map(Palette.rgb),
    negative: ColourScales.light256Negative.map(Palette.rgb),
    positive: ColourScales.light256Positive.map(Palette.rgb))
}
