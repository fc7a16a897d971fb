import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, a number under the cursor, a name or the ends of a plot are another's.
@Suite struct SeriesStripTests {
  private func drawn(_ state: ViewerState, rows: Int, columns width: Int = 60) -> [String] {
    let rect = GridRect(column: 0, row: 0, columns: width, rows: rows)
    let columns = TokenColumns(state, under: rect, hasNumbers: false)
    return strip(WordStrip(state: state, columns: columns), width, rows)
  }

  private func strip(_ panel: WordStrip, _ columns: Int, _ rows: Int) -> [String] {
    var canvas = Canvas(
      size: GridSize(columns: columns, rows: rows), theme: Theme(depth: .none))
    panel.draw(in: canvas.bounds, on: &canvas)
    return canvas.grid.rows
  }

  @Test("The current index and the current values are printed, with names and ends")
  func values() {
    var state = seriesState(
      waves(30, features: 2), names: ["load", "wind"], model: seriesModel(features: 2))
    state.position = 14
    let rows = drawn(state, rows: 5)
    #expect(rows[0].hasSuffix("t=13") && rows[0].contains(" 13 "))
    #expect(
      rows[1].hasPrefix("load ") && rows[1].hasSuffix(NumberText.measured(state.series![14, 0])))
    #expect(rows[2].hasPrefix("−1..1"))
    #expect(
      rows[3].hasPrefix("wind ") && rows[3].hasSuffix(NumberText.measured(state.series![14, 1])))
    #expect(rows[4].hasPrefix("−2..2"))
  }

  @Test("Features without room are counted")
  func hint() {
    let state = seriesState(waves(30, features: 9), model: seriesModel(features: 9))
    let rows = drawn(state, rows: 4)
    #expect(rows[3].hasPrefix("+7 features  x0 −1..1  x1 −2..2"))
    #expect(rows[1].hasPrefix("x0") && rows[2].hasPrefix("x1"))
  }

  @Test("Indices stand over their columns, never run together, and end within the columns")
  func indices() {
    for count in [3, 9, 40, 120, 3000] {
      for position in Set([1, 2, count / 2 + 1, count]) {
        var state = seriesState(waves(count))
        state.position = position
        let rect = GridRect(column: 0, row: 0, columns: 60, rows: 1)
        let columns = TokenColumns(state, under: rect, hasNumbers: false)
        let row = Array(strip(WordStrip(state: state, columns: columns), 60, 1)[0])
        let field = columns.valueField!
        let axis = String(row[10..<min(row.count, field.lowerBound)])
        let indices = axis.split(separator: " ").compactMap { Int($0) }
        #expect(indices == indices.sorted() && indices.contains(position - 1), "\(axis)")
        for index in indices where index != position - 1 {
          let column = columns.column(of: index + 1)!.column
          #expect(String(row[column..<column + String(index).count]) == "\(index)")
        }
      }
    }
  }

  @Test("A missing value leaves its column empty and is printed as what it is")
  func gap() {
    var values = waves(20)
    values[4, 0] = .nan
    var state = seriesState(values)
    state.position = 5
    let rows = drawn(state, rows: 2)
    let columns = TokenColumns(
      state, under: GridRect(column: 0, row: 0, columns: 60, rows: 2), hasNumbers: false)
    let field = columns.column(of: 5)!.field
    #expect(Array(rows[1])[field].allSatisfy { $0 == " " })
    #expect(rows[1].hasSuffix("nan"))
  }
}
