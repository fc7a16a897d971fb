import ArgumentParser
import Foundation
import GoldenFiles
import MemoryAnalysis
import Testing

@testable import lstm_tui

/// If one of these fails, `lstm-tui rank` names other units than the viewer.
@Suite struct RankCommandTests {
  private static let sentence = "She is busy today in the old house ... I am tired now"

  private func report(_ arguments: [String]) throws -> RankReport {
    let command = try #require(
      try LSTMTUI.parseAsRoot(["rank", "--text", Self.sentence] + arguments) as? RankCommand)
    return try command.report()
  }

  @Test("The table of every criterion is the recorded one")
  func golden() throws {
    var text = ""
    for criterion in UnitCriterion.allCases {
      var arguments = ["--by", criterion.rawValue, "--top", "6"]
      if [.share, .effect].contains(criterion) { arguments += ["--words", "am,is", "--at", "10"] }
      if criterion == .contrast { arguments += ["--condition", "attractor-ate"] }
      text += RankTable(report: try report(arguments)).lines.joined(separator: "\n") + "\n\n"
    }
    let anchor = String(#filePath.dropLast("Ranking/RankCommandTests.swift".count))
    try Golden.check(text, "rank.txt", testFile: anchor + "Anchor.swift")
  }

  @Test("JSON holds what the table does, for all units")
  func json() throws {
    let report = try report(["--by", "contrast", "--condition", "attractor-ate", "--json"])
    let data = try JSONEncoder().encode(report)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["by"] as? String == "contrast" && object["layer"] as? Int == 1)
    let units = try #require(object["units"] as? [[String: Any]])
    #expect(units.count == 24)
    #expect(units.compactMap { $0["unit"] as? Int }.sorted() == Array(0..<24))
    let sets = try #require(object["sets"] as? [[String: Any]])
    #expect(sets.compactMap { $0["word"] as? String } == ["was", "were"])
    #expect((units[0]["areas"] as? [Double])?.count == (sets[0]["texts"] as? [Int])?.count)
  }

  /// What is typed and what must be said.
  static let mistakes: [([String], String)] = [
    (["--top", "0"], "--top: expected at least 1; found 0"),
    (
      ["--condition", "simple"], "--suite and --condition belong to --by contrast; found --by story"
    ),
    (["--at", "2"], "--words and --at belong to --by share and --by effect; found --by story"),
    (
      ["--by", "share", "--words", "am"], "--words: expected two words, as in “am was”; found “am”"
    ),
    (
      ["--by", "share", "--words", "am,"],
      "--words: expected two words, as in “am was”; found “am,”"
    ),
    (
      ["--by", "share", "--words", "am,zork"],
      "--words: “zork” is not in the vocabulary; expected two words the model can predict"
    ),
    (
      ["--by", "effect", "--words", "am,Am"],
      "--words: expected two different words; found “am” twice"
    ),
    (["--by", "share", "--at", "14"], "--at: expected a word from 1 to 13; found 14"),
    (["--layer", "2"], "--layer: expected a layer from 1 to 1; found 2"),
    (["--by", "retention", "--model", "english-rnn"], "is a plain RNN, which has no gates"),
    (
      ["--by", "contrast", "--condition", "nope"],
      "there is no condition “nope”; the suite has simple"
    ),
    (["--by", "contrast", "--suite", "/no/file"], "/no/file: cannot be opened"),
    (["--by", "loudness"], "loudness"),
  ]

  @Test("A mistake is said in a line", arguments: 0..<13)
  func mistakes(index: Int) throws {
    let (arguments, expected) = Self.mistakes[index]
    #expect {
      try report(arguments)
    } throws: { error in
      LSTMTUI.message(for: error).contains(expected)
    }
  }
}
