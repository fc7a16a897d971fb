/// How the effects on many units are spread, so that one can be judged among them.
public struct EffectSpread: Sendable, Equatable {
  /// The units by how far they move the log-odds, the farthest first; equal ones by number, and
  /// those last whose effect is no number.
  public let units: [Int]

  /// The median of |change| over all units where it is a number, in nats; 0 if there are none.
  public let median: Float

  /// The quartiles of |change|, in nats: half of the units lie between them.
  public let quartiles: ClosedRange<Float>

  /// Sorts the effects of the units `0..<H`, at least one.
  public init(_ effects: [Effect]) {
    let sizes = effects.map { abs($0.change) }
    let order = sizes.map { $0.isNaN ? -1 : $0 }
    units = sizes.indices.sorted { (order[$0], $1) > (order[$1], $0) }
    let sorted = sizes.filter(\.isFinite).sorted()
    median = Self.quantile(0.5, of: sorted)
    quartiles = Self.quantile(0.25, of: sorted)...Self.quantile(0.75, of: sorted)
  }

  /// Where a unit stands, 0 for the largest effect.
  public func rank(of unit: Int) -> Int { units.firstIndex(of: unit) ?? 0 }

  /// The quantile of sorted values, interpolated between neighbours (R's type 7).
  private static func quantile(_ share: Float, of sorted: [Float]) -> Float {
    guard let last = sorted.last else { return 0 }
    let place = share * Float(sorted.count - 1)
    let index = Int(place)
    guard index + 1 < sorted.count else { return last }
    return sorted[index] + (place - Float(index)) * (sorted[index + 1] - sorted[index])
  }
}
