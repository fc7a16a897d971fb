import MemoryAnalysis

/// The same interference on every unit, as far as it is computed, and what view 6 shows of it.
struct EffectsStudy: Sendable {
  /// What was computed last.
  var computed: UnitEffects?

  /// Which piece of work computes it, and for which positions.
  var work: (id: Int, positions: ClosedRange<Int>)?

  /// Whether the user gave up computing it.
  var isDeclined = false

  /// The effects at the current word.
  var shown: Shown?

  /// The effects on two watched words at one position.
  struct Shown: Sendable {
    /// The position `1...T`.
    let position: Int
    /// The watched words.
    let pair: WordPair
    /// One effect for each unit.
    let effects: [Effect]
    /// How they are spread.
    let spread: EffectSpread

    init(_ computed: UnitEffects, on pair: WordPair, at position: Int) {
      self.position = position
      self.pair = pair
      effects = computed.effects(on: pair, at: position)
      spread = EffectSpread(effects)
    }
  }
}
