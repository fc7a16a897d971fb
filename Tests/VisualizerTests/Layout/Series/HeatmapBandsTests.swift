import CellGrid
import ModelFiles
import Testing

@testable import Visualizer

/// If one of these fails, heatmaps of a series overlap, or show few of its steps.
@Suite struct HeatmapBandsTests {
  @Test("A long series stands in bands that show more steps, a short one and words in one")
  func counts() throws {
    let body = GridRect(column: 1, row: 2, columns: 118, rows: 34)
    let long = HeatmapsLayout(seriesState(waves(60)), in: body)
    #expect(long.labels.count == 2 && long.positions.count > 30)
    #expect(HeatmapsLayout(seriesState(waves(12)), in: body).labels.count == 1)
    let words = try testState(Array(repeating: "she", count: 60).joined(separator: " "))
    #expect(HeatmapsLayout(words, in: body).labels.count == 1)
  }

  @Test("Characters stand in bands too: all of a short text is seen")
  func characters() throws {
    let model = try ModelCatalog.load("brackets")
    let tokens = try model.textTokenizer.tokens(in: "ab(c[de(f)g]h)'a(b'c[d].")
    let state = ViewerState(
      model: model, tokens: tokens, source: "test.txt", size: GridSize(columns: 120, rows: 40))
    let body = GridRect(column: 1, row: 2, columns: 118, rows: 34)
    let layout = HeatmapsLayout(state, in: body)
    #expect(layout.labels.count == 2 && layout.positions.count == 24)
  }

  @Test("Maps, their titles and marks have cells of their own, above what stands below")
  func geometry() {
    for units in [1, 8, 16, 24, 130] {
      for size in [(78, 19), (118, 34), (198, 60)] {
        let body = GridRect(column: 1, row: 1, columns: size.0, rows: size.1)
        let state = seriesState(waves(80), model: seriesModel(hidden: units))
        let layout = HeatmapsLayout(state, in: body)
        var taken: Set<GridPoint> = []
        for (_, cells) in layout.maps {
          #expect(cells.maxColumn <= body.maxColumn)
          #expect(cells.maxRow < layout.values.row)
          let title = layout.titleRow(over: cells)
          for column in cells.column..<cells.maxColumn {
            for row in [title] + Array(cells.row...cells.maxRow) {
              #expect(taken.insert(GridPoint(column: column, row: row)).inserted)
            }
          }
        }
        #expect(layout.rows.units.count == min(units, layout.rows.units.count))
        if units <= 24, size.1 > 30 { #expect(layout.rows.units.count == units) }
      }
    }
  }
}
