import RecurrentNets

/// The order in which a layer's units tell the story of a text.
///
/// It is computed once for a text and never changes while stepping.
public struct UnitOrder: Sendable, Equatable {
  /// The units by what they have to tell, with what each weighs.
  public let ranking: UnitRanking

  /// The units, the one with most to tell first; a permutation of `0..<H`.
  public var units: [Int] { ranking.units }

  /// The unit with the largest letting-go of the text, and where it happens.
  ///
  /// What a unit holds before a step is Σ_k left_k, one part for each word that
  /// was read. The size of a letting-go is |Σ_k left_k · age_k|, where a part's
  /// age is the number of steps since it was written, times the share of C₋₁
  /// that is lost and seen to be lost: the smaller of 1 − f and |C − C₋₁| / |C₋₁|.
  ///
  /// So what was held long counts most, parts that cancel each other count
  /// nothing, and a unit that writes the same anew at once has let go of nothing
  /// one can see. `nil` if nothing is ever let go.
  public let largestLetGo: LetGo?

  /// One unit letting go of something.
  public struct LetGo: Sendable, Equatable {
    /// The unit.
    public var unit: Int
    /// The position of the word at which it happens.
    public var position: Int
  }

  /// Orders the units of a layer.
  ///
  /// With a memory, a unit's weight is Σ_k |i_k · C̃_k| · Σ_{t>k} ∏_{m=k+1..t} f_m:
  /// what it wrote, times the number of steps for which it kept it. Without one
  /// it is Σ |h|.
  public init(of layer: LayerTrace) {
    if layer.hasMemory {
      ranking = Self.ranking(layer) { Self.writtenAndKept(layer, unit: $0) }
      largestLetGo = Self.largestLetGo(layer)
    } else {
      ranking = Self.ranking(layer) { unit in
        layer.positions.reduce(0) { $0 + abs(layer[.hidden, $1, unit]) }
      }
      largestLetGo = nil
    }
  }

  /// Where a unit stands in the order.
  public func rank(of unit: Int) -> Int { ranking.rank(of: unit) }

  private static func ranking(_ layer: LayerTrace, by weight: (Int) -> Float) -> UnitRanking {
    UnitRanking(by: .story, values: (0..<layer.hiddenSize).map(weight))
  }

  /// Runs backwards with kept_k = f_{k+1} · (1 + kept_{k+1}), the expected stay.
  private static func writtenAndKept(_ layer: LayerTrace, unit: Int) -> Float {
    var stay: Float = 0
    var weight: Float = 0
    for step in stride(from: layer.tokenCount, through: 1, by: -1) {
      let k = layer.position(atStep: step)
      let written = layer.writtenShare(at: k, unit: unit) * layer[.candidate, k, unit]
      weight += abs(written) * stay
      stay = layer.keptShare(at: k, unit: unit) * (1 + stay)
    }
    return weight
  }

  private static func largestLetGo(_ layer: LayerTrace) -> LetGo? {
    var best: LetGo?
    var largest: Float = 0
    for unit in 0..<layer.hiddenSize {
      // Σ_k left_k · age_k, kept up from step to step.
      var aged: Float = 0
      for step in stride(from: 1, through: layer.tokenCount, by: 1) {
        let t = layer.position(atStep: step)
        let kept = layer.keptShare(at: t, unit: unit)
        let before = layer.memory(at: layer.before(t), unit: unit)
        if before != 0 {
          let seen = abs(layer.memory(at: t, unit: unit) - before) / abs(before)
          let size = abs(aged) * min(1 - kept, seen)
          if size > largest {
            largest = size
            best = LetGo(unit: unit, position: t)
          }
        }
        aged = kept * (aged + before)
      }
    }
    return best
  }
}
