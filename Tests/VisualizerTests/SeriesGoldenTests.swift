import CellGrid
import GoldenFiles
import Testing

@testable import Visualizer

/// Whole frames of numbers in the place of words, as recorded.
///
/// If one differs, look at it: what everybody sees has changed.
@Suite struct SeriesGoldenTests {
  private static let screens: [(name: String, keys: String)] = [
    ("memory", ": 2 0 Enter"), ("heatmaps", ": 2 0 Enter 2"), ("cell", ": 2 0 Enter 3"),
    ("silenced", ": 2 0 Enter x s"), ("tint", ": 2 0 Enter m"), ("ledger", ": 2 0 Enter 4"),
    ("enlarged", ": 9 Enter Enter"),
  ]

  private static let sizes = [GridSize(columns: 80, rows: 24), GridSize(columns: 120, rows: 40)]

  private static func state(features: Int, size: GridSize) -> ViewerState {
    features == 1
      ? seriesState(waves(60), size: size)
      : seriesState(
        waves(40, features: 3), names: ["load", "wind", "temperature"],
        model: seriesModel(features: 3, outputs: 3, labels: ["load", "wind", "y2"]), size: size)
  }

  @Test("One and three features in 256 colours", arguments: sizes, [1, 3])
  func screens(size: GridSize, features: Int) throws {
    for (name, keys) in Self.screens {
      var state = Self.state(features: features, size: size)
      try state.press(keys)
      let grid = ViewerScreen.view(state, size: size, theme: Theme(depth: .indexed256))
      try Golden.check(
        grid.ansiText(), "series\(features)-\(name)-\(size.columns)x\(size.rows).ans")
    }
  }

  @Test("The first view light, in eight colours, and in ASCII without any", arguments: sizes)
  func depths(size: GridSize) throws {
    var state = Self.state(features: 1, size: size)
    try state.press(": 2 0 Enter")
    let name = "series1-memory-\(size.columns)x\(size.rows)"
    for (suffix, theme) in [
      ("light", Theme(depth: .indexed256, tone: .light)), ("eight", Theme(depth: .eight)),
    ] {
      try Golden.check(
        ViewerScreen.view(state, size: size, theme: theme).ansiText(), "\(name)-\(suffix).ans")
    }
    for view in ["1", "2", "3"] {
      if view != "1" { try state.press(view) }
      let grid = ViewerScreen.view(state, size: size, theme: Theme(depth: .none, unicode: false))
      try Golden.check(
        grid.plainText(), "series1-\(view)-\(size.columns)x\(size.rows)-ascii.txt")
    }
  }
}
