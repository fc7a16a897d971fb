import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, a plot and the heatmap below it are of different steps.
@Suite struct TokenColumnsSeriesTests {
  private let rect = GridRect(column: 1, row: 0, columns: 90, rows: 1)

  private func columns(_ count: Int, at position: Int, numbers: Bool = false) -> TokenColumns {
    var state = seriesState(waves(count))
    state.position = position
    return TokenColumns(state, under: rect, hasNumbers: numbers)
  }

  @Test("Columns are as wide as all steps allow, and the current step is among them")
  func widths() throws {
    for (count, width) in [(5, 6), (12, 6), (20, 3), (36, 2), (70, 1), (500, 1)] {
      for position in Set([1, count / 2, count]) {
        let columns = columns(count, at: position)
        #expect(columns.columns.allSatisfy { $0.width == width })
        #expect(columns.column(of: position) != nil)
        let field = try #require(columns.valueField)
        #expect(field.lowerBound > columns.columns.last.map { $0.field.upperBound - 1 } ?? 0)
        #expect(field.upperBound <= rect.maxColumn && field.count == 7)
      }
    }
  }

  @Test("Where numbers stand in them they are as wide as a word's")
  func numbers() {
    #expect(columns(50, at: 50, numbers: true).columns.allSatisfy { $0.width == 6 })
  }

  @Test("The window moves by half, not with every step")
  func moves() {
    let starts = Set((1...500).map { columns(500, at: $0).countBefore })
    #expect(starts.count < 20)
  }
}
