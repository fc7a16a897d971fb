/// Whether the terminal's own background is dark or light.
public enum BackgroundTone: Sendable, Hashable, CaseIterable {
  /// Light text on a dark background.
  case dark
  /// Dark text on a light background.
  case light
}
