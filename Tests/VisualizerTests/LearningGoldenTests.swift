import CellGrid
import GoldenFiles
import Testing

@testable import Visualizer

/// Whole frames of a training that is watched, as recorded.
///
/// If one differs, look at it: what everybody sees has changed.
@Suite struct LearningGoldenTests {
  private static let sizes = [GridSize(columns: 80, rows: 24), GridSize(columns: 120, rows: 40)]

  private static let screens: [(name: String, updates: Int, keys: String)] = [
    ("begins", 0, ""), ("heatmaps", 430, ""), ("memory", 430, "1"),
    ("back", 430, "space" + String(repeating: " <", count: 100)),
  ]

  @Test("Each moment in 256 colours, and in ASCII without any", arguments: sizes)
  func screens(size: GridSize) throws {
    for (name, updates, keys) in Self.screens {
      var state = try learningState(updates, size: size)
      try state.press(keys)
      let name = "learning-\(name)-\(size.columns)x\(size.rows)"
      let coloured = ViewerScreen.view(state, size: size, theme: Theme(depth: .indexed256))
      try Golden.check(coloured.ansiText(), name + ".ans")
      let plain = ViewerScreen.view(
        state, size: size, theme: Theme(depth: .none, unicode: false))
      try Golden.check(plain.plainText(), name + "-ascii.txt")
    }
  }
}
