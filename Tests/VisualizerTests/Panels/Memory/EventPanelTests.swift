import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, the list of events shows another event than the one it leads to.
@Suite struct EventPanelTests {
  private static let text = "she is busy today ... they are busy . i am . he is busy"

  @Test(
    "At each size the list has the events around the current step, and a click goes to them",
    arguments: [GridSize(columns: 80, rows: 24), GridSize(columns: 120, rows: 40)])
  func clicks(size: GridSize) throws {
    var state = try testState(Self.text, size: size)
    try state.press(": 7 Enter v")
    let rows = ViewerScreen.view(state, size: size, theme: Theme(depth: .none)).rows
    var found = 0
    for (row, text) in rows.enumerated() {
      let point = GridPoint(column: size.columns - 5, row: row)
      let target = ScreenLayout(state, size: size).target(at: point)
      guard let position = target.position, let unit = target.unit else { continue }
      found += 1
      let place = try #require(state.events.place(of: unit, at: position))
      let entry = state.events.entries[place]
      let line = String(text.suffix(27))
      #expect(line.contains(" \(unit) "))
      #expect(line.contains("✕" + NumberText.signed(entry.lost)) == entry.event.letsGo)
      #expect(line.contains("●" + NumberText.signed(entry.written)) == entry.event.writes)
      var clicked = state
      clicked.update(.mouse(MouseEvent(.press, at: point)))
      #expect(clicked.position == position && clicked.unit == unit)
    }
    #expect(found >= 9)
  }

  @Test("The heading counts, and the current step is among the rows, wherever it is")
  func heading() throws {
    var state = try testState(Self.text)
    for position in 1...state.reading.count {
      state.position = position
      for unit in state.order.units {
        state.unit = unit
        let rows = drawn(EventPanel(state: state), columns: 22, rows: 8)
        let count = state.events.entries.count
        if let place = state.events.place(of: unit, at: position) {
          #expect(rows[0].hasSuffix("\(place + 1) of \(count)"))
          let entries = EventRows(state, in: GridRect(column: 0, row: 0, columns: 22, rows: 8))
            .entries
          #expect(entries.contains { $0.position == position && $0.unit == unit })
        } else {
          #expect(rows[0].hasSuffix("\(count) in all"))
        }
      }
    }
  }
}
