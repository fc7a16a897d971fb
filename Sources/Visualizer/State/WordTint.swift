/// What the words of the strip are tinted by: what is left of what was written while reading them.
public enum WordTint: Sendable, CaseIterable {
  /// In the selected unit.
  case unit
  /// In all units.
  case allUnits
  /// In all units, as far as they tell the two watched words apart.
  case watchedWords
}
