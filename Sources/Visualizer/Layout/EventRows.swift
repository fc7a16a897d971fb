import CellGrid
import MemoryAnalysis

/// The events that have a row where there is no room for all: those around the current step.
struct EventRows {
  /// The rows of the headings.
  static let headingRows = 2

  /// The events that are shown, from top to bottom.
  let entries: ArraySlice<EventList.Entry>

  /// How many there are in all.
  let count: Int

  /// Which of them, from 1, is the selected unit's at the current step; `nil` if it has none.
  let number: Int?

  /// Where the first of them stands.
  private let firstRow: Int

  init(_ state: ViewerState, in rect: GridRect) {
    let events = state.events
    let place = events.place(of: state.unit, at: state.position)
    let rows = max(0, rect.rows - Self.headingRows)
    let here = place ?? events.places(at: state.position).lowerBound
    // What was and what comes get half of the rows each.
    let first = max(0, min(events.entries.count - rows, here - rows / 2))
    entries = events.entries[first..<min(events.entries.count, first + rows)]
    count = events.entries.count
    number = place.map { $0 + 1 }
    firstRow = rect.row + Self.headingRows
  }

  /// The event in a row of the screen, if there is one.
  func entry(atRow row: Int) -> EventList.Entry? {
    let index = entries.startIndex + row - firstRow
    return row >= firstRow && entries.indices.contains(index) ? entries[index] : nil
  }
}
