import RecurrentNets

/// One direction of a level, as it was found among named tensors.
struct FoundCell {
  /// The weights.
  var layer: RecurrentLayer

  /// What each of its tensors is: "input weights (i f g o)".
  var roles: [(tensor: String, role: String)]
}

/// A module of recurrent layers that were found under one name.
struct RecurrentModule {
  /// Its name in the file; empty if the names have no prefix.
  var name: String

  /// The cells of each level: one, or the forward and then the backward one.
  var levels: [[FoundCell]]

  /// The size of the vectors it reads.
  var inputSize: Int { levels.first?.first?.layer.inputSize ?? 0 }

  /// The size of the vectors it gives.
  var outputSize: Int { levels.last?.reduce(0) { $0 + $1.layer.outputSize } ?? 0 }

  /// Name and sizes, for a message.
  var summary: String {
    "“\(name)” (\(levels.first?.first?.layer.cell.title ?? ""), reads \(inputSize), gives \(outputSize))"
  }
}

/// What finds recurrent layers under the names of some library.
protocol RecurrentFinder {
  /// The names of the modules, in the file's order.
  var modules: [String] { get }

  /// Whether two directions may stand under names that say nothing of a direction.
  var hasUnnamedDirections: Bool { get }

  /// The names of a module's tensors.
  func tensors(of module: String) -> [String]

  /// Reads the module of a name.
  ///
  /// - Throws: If one of its weights is missing or has a shape that does not fit.
  func module(_ name: String) throws(FileError) -> RecurrentModule
}

extension CellKind {
  /// The letters of the blocks, in the order of the rows.
  var blockLetters: String {
    switch self {
    case .lstm: "i f g o"
    case .gru: "r z n"
    case .rnn: "h"
    }
  }
}
