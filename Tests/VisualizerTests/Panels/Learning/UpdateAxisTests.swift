import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, a curve's loss stands under another update than its own.
@Suite struct UpdateAxisTests {
  @Test("The end is a round number that holds all updates, or all there will be")
  func ends() {
    func end(_ update: Int, _ total: Int = 1_000_000) -> Int {
      UpdateAxis(reaching: update, of: total, columns: 30).end
    }
    #expect(
      [0, 50, 51, 101, 251, 501, 1001].map { end($0) } == [50, 50, 100, 250, 500, 1000, 2500])
    #expect(end(600, 700) == 700)
    #expect(end(3, 7) == 7)
    // A resumed training may have more behind it than it thinks there are.
    #expect(end(900, 700) >= 900)
  }

  @Test("A mark under a column never covers a figure", arguments: [6, 12, 20, 33])
  func mark(columns: Int) {
    let axis = UpdateAxis(reaching: 430, of: 40_000, columns: columns)
    for marked in 0..<columns {
      let size = GridSize(columns: columns, rows: 1)
      var canvas = Canvas(size: size, theme: Theme(depth: .none))
      axis.draw(at: 0, row: 0, marking: marked, on: &canvas)
      let text = Array(canvas.grid.plainText().prefix { $0 != "\n" })
      #expect(text.indices.contains(marked) && text[marked] == "▲")
      let rest = String(text).replacing("▲", with: " ").split(separator: " ").joined(separator: " ")
      #expect(["", "0", "0 500", "500", "0 500 updates", "500 updates"].contains(rest), "\(rest)")
    }
  }

  @Test(
    "Every update has one column, in order, and every column at least one update",
    arguments: [(1, 20), (7, 29), (430, 19), (37_500, 33)])
  func columns(update: Int, columns: Int) {
    let axis = UpdateAxis(reaching: update, of: 40_000, columns: columns)
    var last = 0
    for column in 0..<columns {
      let updates = axis.updates(at: column)
      #expect(!updates.isEmpty && updates.lowerBound >= last)
      last = updates.lowerBound
    }
    #expect(axis.updates(at: columns - 1).upperBound >= axis.end)
    // The column of an update is one that shows it.
    for update in 1...axis.end {
      let column = axis.column(after: update)
      #expect(axis.updates(at: column).contains(update - 1), "\(update) in \(column)")
    }
    let places = (0...axis.end).map { axis.column(after: $0) }
    #expect(places == places.sorted() && places.first == 0 && places.last == columns - 1)
  }
}
