import Foundation
import Language
import ModelFiles
import RecurrentNets
import Testing

@testable import lstm_tui

/// Whether the program that prints the text is here; the text is not part of the package.
private let hasText = FileManager.default.isExecutableFile(atPath: "/usr/bin/bible")

/// If one of these fails, the character model shows no place in the line, or its page is wrong.
@Suite struct BibleModelTests {
  /// What a model makes of a text.
  private struct Reading {
    /// How well the C of the unit it opens with goes with the place in the line.
    var correlation: Double
    var bitsPerCharacter: Double
    /// The mean probability of a line's end where one is, and where none is.
    var ends: (there: Double, elsewhere: Double)
  }

  private func reading(of text: String) throws -> Reading {
    let model = try ModelCatalog.load("bible")
    #expect(model.tokenizer == .character)
    #expect(model.training?.contains("bible.txt (4298239 characters)") == true)
    let tokens = try model.textTokenizer.tokens(in: text)
    #expect(tokens.allSatisfy { !$0.isUnknown })
    let unit = try #require(ModelCatalog.example(of: "bible")?.unit)
    let end = try #require(model.vocabulary.id(of: "\n"))
    let trace = TraceRecorder(model.network).trace(of: tokens.map(\.id))
    var (place, nats) = (0.0, 0.0)
    var (places, values): ([Double], [Double]) = ([], [])
    var ends = (there: [Double](), elsewhere: [Double]())
    for (index, token) in tokens.enumerated() {
      place = token.id == end ? 0 : place + 1
      places.append(place)
      values.append(Double(trace.top[.cell, index + 1, unit]))
      guard index + 1 < tokens.count else { break }
      let probabilities = trace.probabilities(at: index + 1)
      nats -= log(Double(probabilities[tokens[index + 1].id]))
      if tokens[index + 1].id == end {
        ends.there.append(Double(probabilities[end]))
      } else {
        ends.elsewhere.append(Double(probabilities[end]))
      }
    }
    return Reading(
      correlation: Statistics.correlation(values, places),
      bitsPerCharacter: nats / log(2) / Double(tokens.count - 1),
      ends: (Statistics.mean(ends.there), Statistics.mean(ends.elsewhere)))
  }

  @Test("In the example one unit tells the place in the line, and the ends of lines are foretold")
  func example() throws {
    let found = try reading(of: try EnglishText.read("bible.txt"))
    #expect(found.correlation > 0.85, "\(found)")
    #expect(found.ends.there > 0.6 && found.ends.elsewhere < 0.02, "\(found)")
  }

  @Test(
    "On the last 60,000 characters, which it never read, it is what the page says",
    .enabled(if: hasText))
  func heldOut() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/bible")
    process.arguments = ["-l40", "gen1:1-rev22:21"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // Another edition of the package may have another text.
    guard text.utf8.count == 4_298_239 else { return }
    let found = try reading(of: String(text.suffix(60_000)))
    let table = try DocumentedTable(of: "docs/examples.md", below: "## bible")
    let bits = try #require(table.number(in: 1, of: "bits for a character"))
    #expect(abs(found.bitsPerCharacter - bits) < 0.0051, "\(found)")
    let correlation = try #require(
      table.number(in: 1, of: "C of unit 61 against the place in the line"))
    #expect(abs(found.correlation - correlation) < 0.0051, "\(found)")
    let there = try #require(table.number(in: 1, of: "probability of a line's end where it is"))
    #expect(abs(found.ends.there - there) < 0.0051, "\(found)")
  }
}
