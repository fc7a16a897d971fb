import MemoryAnalysis
import ModelFiles
import Visualizer

/// Memory events for scripts: a table with tabs, or JSON.
struct EventTable: Encodable {
  /// One event, in the terms of C = f · C₋₁ + i · C̃.
  struct Row: Encodable {
    /// The position of the word, from 1.
    var position: Int
    /// The word, as the text has it.
    var word: String
    /// The unit, from 0.
    var unit: Int
    /// What it did: writes, lets go, or lets go and writes.
    var event: String
    /// C₋₁.
    var before: Float
    /// f.
    var forget: Float
    /// i · C̃.
    var written: Float
    /// C.
    var after: Float

    init(_ entry: EventList.Entry, word: String) {
      position = entry.position
      self.word = word
      unit = entry.unit
      event = entry.event.name
      before = entry.before
      forget = entry.keptShare
      written = entry.written
      after = entry.after
    }
  }

  /// What the model is called.
  var model: String
  /// The layer, the lowest being 1.
  var layer: LayerChoice
  /// The events, in the order of the text and, within a step, by size.
  var events: [Row]

  /// The table, a heading and a line for each event.
  var lines: [String] { [Self.heading] + events.map(Self.line) }

  /// The heading of the table.
  static let heading = "position\tword\tunit\tevent\tbefore\tforget\twritten\tafter"

  /// The line of an event.
  static func line(_ row: Row) -> String {
    let numbers = [row.before, row.forget, row.written, row.after].map(number)
    return (["\(row.position)", row.word.withVisibleControls, "\(row.unit)", row.event] + numbers)
      .joined(separator: "\t")
  }

  /// Four decimals, with the hyphen that programs read as a minus sign.
  private static func number(_ value: Float) -> String {
    NumberText.fixed(Double(value), decimals: 4).replacing("−", with: "-")
  }
}

extension MemoryEvent {
  /// What it is called in tables.
  fileprivate var name: String {
    letsGo ? (writes ? "lets go and writes" : "lets go") : "writes"
  }
}
