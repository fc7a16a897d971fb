import RecurrentNets

/// How often each gate of each unit is nearly open and nearly closed.
///
/// A gate is right-saturated where it is above 0.9 and left-saturated where it
/// is below 0.1 (Karpathy, Johnson & Li 2015, "Visualizing and Understanding
/// Recurrent Networks", figure 3). Traces can be added up, so that the shares
/// are those over many texts.
public struct Saturation: Sendable, Equatable {
  /// A gate above this is nearly open.
  public static let open: Float = 0.9

  /// A gate below this is nearly closed.
  public static let closed: Float = 0.1

  /// The gates of the cell, in the order they are shown.
  public let gates: [Quantity]

  /// `H`, the number of units.
  public let unitCount: Int

  /// How many steps were counted.
  public private(set) var stepCount = 0

  /// For each gate and unit `(gates, H)` the steps above 0.9.
  private var openCounts: [Int]

  /// For each gate and unit `(gates, H)` the steps below 0.1.
  private var closedCounts: [Int]

  /// Creates the counts of a layer of `unitCount` units that has read nothing.
  public init(cell: CellKind, unitCount: Int) {
    gates = cell.gates
    self.unitCount = unitCount
    openCounts = Array(repeating: 0, count: gates.count * unitCount)
    closedCounts = openCounts
  }

  /// Counts one text.
  ///
  /// - Parameter layer: The record of a layer whose cells have gates.
  public init(of layer: LayerTrace) {
    self.init(cell: layer.cell, unitCount: layer.hiddenSize)
    add(layer)
  }

  /// Counts the steps of one more text.
  public mutating func add(_ layer: LayerTrace) {
    precondition(layer.hiddenSize == unitCount, "texts are counted that the same layer read")
    precondition(layer.cell.gates == gates, "only cells with gates have gates that saturate")
    for (index, gate) in gates.enumerated() {
      let first = index * unitCount
      for position in layer.positions {
        layer.values(of: gate, at: position).withUnsafeBufferPointer { values in
          for unit in values.indices {
            if values[unit] > Self.open { openCounts[first + unit] += 1 }
            if values[unit] < Self.closed { closedCounts[first + unit] += 1 }
          }
        }
      }
    }
    stepCount += layer.tokenCount
  }

  /// The share of the steps at which a gate is above 0.9, in 0…1; 0 if nothing was read.
  public func openShare(of gate: Quantity, unit: Int) -> Float {
    share(openCounts, gate, unit)
  }

  /// The share of the steps at which a gate is below 0.1, in 0…1; 0 if nothing was read.
  public func closedShare(of gate: Quantity, unit: Int) -> Float {
    share(closedCounts, gate, unit)
  }

  /// The share of the steps at which a unit's gates are saturated, the mean over the gates.
  public func mean(unit: Int) -> Float {
    gates.reduce(0) {
      $0 + openShare(of: $1, unit: unit) + closedShare(of: $1, unit: unit)
    } / Float(max(1, gates.count))
  }

  private func share(_ counts: [Int], _ gate: Quantity, _ unit: Int) -> Float {
    guard stepCount > 0, let index = gates.firstIndex(of: gate) else { return 0 }
    return Float(counts[index * unitCount + unit]) / Float(stepCount)
  }
}
