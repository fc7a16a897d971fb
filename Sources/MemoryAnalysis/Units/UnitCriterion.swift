/// What the units of a layer can be ordered by.
public enum UnitCriterion: String, Sendable, CaseIterable, Codable {
  /// What a unit wrote in the text times how long it kept it; see ``UnitOrder``.
  case story

  /// The unit's number.
  case number

  /// The mean of the forget gate, or of a GRU's update gate, over the text, in 0…1.
  case retention

  /// How often the gates are nearly closed or nearly open, in 0…1; see ``Saturation``.
  case saturation

  /// How much the unit speaks for one of two watched words, in nats; see ``LogOddsShares``.
  case share

  /// How far the log-odds of two watched words move when the unit is silenced, in nats.
  case effect

  /// How well the unit's memory tells two sets of texts apart, as an AUC in 0…1; see ``Contrast``.
  case contrast

  /// Whether it asks something of gates, which a plain RNN has not.
  public var needsGates: Bool { self == .retention || self == .saturation }

  /// What a value weighs in the order: the largest weight stands first.
  ///
  /// Signed values count by their size, an AUC by its distance from ½, where it
  /// tells nothing. A value that is no number stands last.
  public func weight(of value: Float) -> Float {
    guard !value.isNaN else { return -.infinity }
    return switch self {
    case .story, .retention, .saturation: value
    case .number: -value
    case .share, .effect: abs(value)
    case .contrast: abs(value - 0.5)
    }
  }
}
