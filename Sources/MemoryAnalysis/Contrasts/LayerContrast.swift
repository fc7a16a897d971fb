import RecurrentNets

/// How the units of one layer tell two sets of texts apart.
public struct LayerContrast: Sendable {
  /// A mean and how far the texts are spread around it.
  public struct Spread: Sendable, Equatable {
    /// The mean over the texts of a set.
    public var mean: Float
    /// The standard deviation over the texts of a set (divided by n).
    public var deviation: Float

    /// Creates a mean with its spread.
    public init(mean: Float, deviation: Float) {
      self.mean = mean
      self.deviation = deviation
    }
  }

  /// The two sets.
  public enum Side: Int, Sendable, CaseIterable {
    /// The set of the commoner word.
    case first
    /// The other one.
    case second
  }

  /// The quantities that are known: C̃, i, f, C and o, or h in a plain RNN.
  public let quantities: [Quantity]

  /// What the sets are told apart by: C, or h in a plain RNN.
  public let memory: Quantity

  /// The units by how well their memory at the last word tells the sets apart.
  public let ranking: UnitRanking

  private let unitCount: Int
  private let distanceCount: Int
  private let areas: [Float]
  private let spreads: [Spread]

  init(
    _ record: ContrastRecord, progress: WorkProgress, done: Int, of total: Int
  ) throws(CancellationError) {
    quantities = record.quantities
    memory = record.memory
    unitCount = record.unitCount
    distanceCount = record.distanceCount
    spreads = record.moments.map {
      Spread(
        mean: Float($0.mean),
        deviation: Float(($0.squares / max(1, $0.count)).squareRoot()))
    }
    var areas: [Float] = []
    areas.reserveCapacity(distanceCount * unitCount)
    for distance in 0..<distanceCount {
      for unit in 0..<unitCount {
        try progress.report(done, of: total)
        let samples = record.memories.map { Self.column(unit, of: $0[distance], record.unitCount) }
        areas.append(RankStatistic.area(samples[0], over: samples[1]))
      }
    }
    self.areas = areas
    ranking = UnitRanking(
      by: .contrast,
      values: distanceCount > 0
        ? Array(areas.prefix(unitCount)) : Array(repeating: 0.5, count: unitCount))
  }

  /// How well a unit's memory tells the sets apart some words before the last, as an AUC in 0…1.
  ///
  /// Above ½ the memory is larger in the first set; see ``RankStatistic/area(_:over:)``.
  public func area(unit: Int, at distance: Int) -> Float { areas[distance * unitCount + unit] }

  /// What a unit does in a set, some words before the last.
  public func spread(
    of quantity: Quantity, unit: Int, in side: Side, at distance: Int
  ) -> Spread {
    let index = quantities.firstIndex(of: quantity) ?? 0
    let row = (side.rawValue * quantities.count + index) * distanceCount + distance
    return spreads[row * unitCount + unit]
  }

  private static func column(_ unit: Int, of rows: [Float], _ unitCount: Int) -> [Float] {
    stride(from: unit, to: rows.count, by: unitCount).map { rows[$0] }
  }
}
