import CellGrid
import Testing

@testable import Visualizer

/// If this fails, the current word has no column in the small heatmaps.
@Suite struct StripLayoutTests {
  @Test("The current word always has a column in every map", arguments: [100, 106, 112, 120, 133])
  func currentWord(columns: Int) throws {
    let size = GridSize(columns: columns, rows: 40)
    var state = try testState(
      String(repeating: "i am . ", count: 12), size: size)
    while true {
      let screen = ScreenLayout(state, size: size)
      guard case .memory(let layout) = screen.content else { return }
      for (_, map) in layout.strip.maps {
        let offset = (state.position - layout.strip.firstPosition) * layout.strip.cellWidth
        #expect(offset >= 0 && offset + layout.strip.cellWidth <= map.columns)
      }
      guard state.position < state.reading.count else { return }
      state.update(.key(.right))
    }
  }
}
