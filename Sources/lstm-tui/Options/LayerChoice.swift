import ArgumentParser
import RecurrentNets

/// A layer as it is named on the command line and in tables: 2, or 2-backward.
struct LayerChoice: Equatable, Encodable, CustomStringConvertible {
  /// The layer, from 1.
  var level: Int
  /// Which way it reads; `nil` where there is but one.
  var direction: Direction?

  /// Creates a name.
  init(level: Int, direction: Direction? = nil) {
    self.level = level
    self.direction = direction
  }

  /// The name of a layer of a network.
  ///
  /// - Parameters:
  ///   - index: Its place in ``RecurrentNets/Network/layers``.
  ///   - network: The network.
  init(_ index: Int, in network: Network) {
    level = network.level(of: index) + 1
    direction =
      network.levels[level - 1].isBidirectional ? network.layers[index].direction : nil
  }

  var description: String {
    direction.map { "\(level), \($0 == .forward ? "forward" : "backward")" } ?? "\(level)"
  }

  /// Its number, or its number and direction as they are typed.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    guard let direction else { return try container.encode(level) }
    try container.encode("\(level)-\(direction == .forward ? "forward" : "backward")")
  }
}

extension LayerChoice: ExpressibleByArgument {
  init?(argument: String) {
    let parts = argument.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let number = parts.first.flatMap({ Int($0) }) else { return nil }
    level = number
    guard parts.count == 2 else { return }
    switch parts[1] {
    case "forward": direction = .forward
    case "backward", "reverse": direction = .backward
    default: return nil
    }
  }
}
