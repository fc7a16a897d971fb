import Foundation
import GoldenFiles
import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets
import Testing

@testable import lstm_tui

/// If one of these fails, a script reads other events than the viewer marks.
@Suite struct EventTableTests {
  private func table(_ text: String, model name: String = "english") throws -> EventTable {
    let model = try ModelCatalog.load(name)
    let tokens = try WordTokenizer(vocabulary: model.vocabulary).tokens(in: text)
    let trace = TraceRecorder(model.network).trace(of: tokens.map(\.id))
    let thresholds = MemoryThresholds(range: CellRange.range(of: model, reading: trace))
    let list = EventList(of: trace.top, thresholds: thresholds)
    return EventTable(
      model: model.name, layer: LayerChoice(level: 1),
      events: list.entries.map { EventTable.Row($0, word: tokens[$0.position - 1].text) })
  }

  @Test("The table of the example sentence is the recorded one")
  func golden() throws {
    let table = try table("She is busy today in the old house ... I am tired now")
    let folder = String(#filePath.dropLast("Events/EventTableTests.swift".count))
    try Golden.check(
      table.lines.joined(separator: "\n") + "\n", "events.tsv", testFile: folder + "Anchor.swift")
  }

  @Test("Every line has the heading's columns, whatever the words are")
  func columns() throws {
    let lines = try table("She \u{1B}[31m is \u{7} busy ... I am").lines
    #expect(lines.count > 5)
    for line in lines {
      #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == 8)
      #expect(!line.unicodeScalars.contains { $0.value < 32 && $0 != "\t" })
    }
    #expect(lines[0] == "position\tword\tunit\tevent\tbefore\tforget\twritten\tafter")
  }

  @Test("The numbers of a line are those of the update, readable by programs")
  func numbers() throws {
    for line in try table("She is busy ... I am").lines.dropFirst() {
      let fields = line.split(separator: "\t").map(String.init)
      let numbers = try fields.suffix(4).map { try #require(Double($0)) }
      #expect(abs(numbers[0] * numbers[1] + numbers[2] - numbers[3]) < 2e-4)
      #expect(["writes", "lets go", "lets go and writes"].contains(fields[3]))
    }
  }

  @Test("JSON has the same events under the names the manual promises")
  func json() throws {
    let table = try table("She is busy ... I am")
    let object = try JSONSerialization.jsonObject(with: Data(try JSONText.of(table).utf8))
    let report = try #require(object as? [String: Any])
    #expect(report["model"] as? String == "english" && report["layer"] as? Int == 1)
    let events = try #require(report["events"] as? [[String: Any]])
    #expect(events.count == table.events.count && !events.isEmpty)
    let names = ["after", "before", "event", "forget", "position", "unit", "word", "written"]
    #expect(events.allSatisfy { $0.keys.sorted() == names })
  }
}
