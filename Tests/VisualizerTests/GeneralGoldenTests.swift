import CellGrid
import GoldenFiles
import Testing

@testable import Visualizer

/// The model and the keys that lead to each screen.
private let generalScreens: [(name: String, kind: GeneralModel, hidden: Int, keys: String)] = [
  ("gru-memory", .gru, 24, ": 5 Enter"),
  ("gru-heatmaps", .gru, 24, ": 5 Enter 2"),
  ("gru-cell", .gru, 24, ": 5 Enter 3 . ."),
  ("gru-reset-before-cell", .gruResetBefore, 24, ": 5 Enter 3"),
  ("gru-ledger", .gru, 24, ": 5 Enter 4"),
  ("gru-menu", .gru, 24, ": 5 Enter x"),
  ("backward-memory", .bidirectional, 12, ": 5 Enter ]"),
  ("backward-words", .tagger, 12, ": 5 Enter ] 5"),
  ("classifier-memory", .classifier, 12, ": 5 Enter"),
  ("projection-heatmaps", .projection, 12, ": 5 Enter 2"),
  ("rnn-relu-memory", .rnnRelu, 12, ": 5 Enter"),
  ("no-head-memory", .noHead, 12, ": 5 Enter"),
]

/// Whole frames of other cells, directions and heads than the built-in models have.
///
/// If one differs, look at it: what somebody sees who opens a model of their own has changed.
@Suite struct GeneralGoldenTests {
  @Test("Each screen at each size", arguments: generalScreens.indices, GoldenTests.sizes)
  func screens(index: Int, size: GridSize) throws {
    let (name, kind, hidden, keys) = generalScreens[index]
    var state = try testState(
      "She is busy today ... they are busy", model: kind.model(hidden: hidden), size: size)
    try state.press(keys)
    let grid = ViewerScreen.view(state, size: size, theme: Theme(depth: .indexed256))
    try Golden.check(grid.ansiText(), "\(name)-\(size.columns)x\(size.rows).ans")
    let ascii = ViewerScreen.view(state, size: size, theme: Theme(depth: .none, unicode: false))
    try Golden.check(ascii.plainText(), "\(name)-\(size.columns)x\(size.rows)-ascii.txt")
  }
}
