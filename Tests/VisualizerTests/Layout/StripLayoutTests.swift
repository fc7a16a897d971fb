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
      let layout = try #require(screen.screen as? MemoryScreen).layout
      for (_, map) in layout.strip.maps {
        let offset = (state.position - layout.strip.firstPosition) * layout.strip.cellWidth
        #expect(offset >= 0 && offset + layout.strip.cellWidth <= map.columns)
      }
      guard state.position < state.reading.count else { return }
      state.update(.key(.right))
    }
  }

  @Test("At 120×40 a text that fits above fits into the maps, which so never move")
  func neverMoves() throws {
    let size = GridSize(columns: 120, rows: 40)
    var state = try testState(String(repeating: "i am . ", count: 5), size: size)
    for position in 1...13 {
      state.position = position
      let layout = try #require(ScreenLayout(state, size: size).screen as? MemoryScreen).layout
      #expect(layout.columns.columns.count == 13)
      #expect(layout.strip.firstPosition == 1)
      #expect(
        layout.strip.maps.last.map { $0.rect.maxColumn <= layout.strip.rect.maxColumn } == true)
    }
  }

  @Test("Labels have room for their numbers, whatever the size of the layer")
  func labels() {
    #expect(HeatmapPainter.labelWidth(unitCount: 24, unitsPerRow: 2) == "▸23 22 ".count)
    #expect(HeatmapPainter.labelWidth(unitCount: 650, unitsPerRow: 2) == "▸649 648 ".count)
  }
}
