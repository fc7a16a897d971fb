import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, heatmaps overlap or hide what would fit.
@Suite struct HeatmapsLayoutTests {
  @Test("Maps lie side by side inside the body, with the current word among the columns")
  func geometry() throws {
    for count in [1, 5, 13, 60] {
      let text = (0..<count).map { testWords[1 + $0 % 9] }.joined(separator: " ")
      for (columns, rows) in [(38, 8), (78, 19), (118, 34), (198, 55)] {
        var state = try testState(text)
        for position in Set([1, (count + 1) / 2, count]) {
          state.position = position
          let body = GridRect(column: 1, row: 1, columns: columns, rows: rows)
          let layout = HeatmapsLayout(state, in: body)
          #expect(layout.maps.count == 6)
          #expect(layout.positions.contains(position))
          var end = layout.labels[0].maxColumn
          for (_, cells) in layout.maps {
            #expect(cells.column >= end)
            #expect(cells.columns == layout.positions.count * layout.cellWidth)
            #expect(cells.maxRow < layout.values.row)
            end = cells.maxColumn
          }
          #expect(end <= body.maxColumn)
          // Under the maps' marks, over the row that notes may take.
          if !layout.legend.isEmpty {
            #expect(layout.maps.allSatisfy { $0.cells.maxRow < layout.legend.row })
            #expect(layout.legend.row < layout.values.row - 1)
          }
          #expect(!layout.legend.isEmpty || rows < 34)
        }
      }
    }
  }

  @Test("All 24 units are shown from 80×24 on")
  func allUnits() throws {
    let state = try testState()
    for rows in [19, 34] {
      let layout = HeatmapsLayout(state, in: GridRect(column: 1, row: 1, columns: 78, rows: rows))
      #expect(layout.rows.units.count == 24)
    }
  }

  @Test("The window moves by half its width")
  func window() {
    var starts: [Int] = []
    for position in 1...100 {
      let window = HeatmapsLayout.window(around: position, count: 100, capacity: 12)
      #expect(window.contains(position) && window.count <= 12)
      if starts.last != window.lowerBound { starts.append(window.lowerBound) }
    }
    #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 == 6 })
  }
}
