import Foundation
import Language
import ModelFiles
import RecurrentNets

@testable import lstm_tui

/// What the built-in models were trained on, drawn again as `Scripts/train-models` does it.
enum EnglishText {
  /// As in `Scripts/train-models`.
  static let count = 60_000

  static let examples =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("examples").path + "/"

  static func suite() throws -> AgreementSuite { try SuiteFile.load(examples + "agreement.tsv") }

  static func read(_ file: String) throws -> String {
    try String(contentsOfFile: examples + file, encoding: .utf8)
  }

  static func questions() throws -> Grammar {
    try GrammarFile.load(examples + "agreement.grammar")
  }

  static func training(seed: UInt64) throws -> TrainingText {
    var generator = SeededGenerator(seed: seed)
    return try TrainingText(
      grammar: try GrammarFile.load(examples + "english.grammar"), count: count,
      withholding: try suite(), using: &generator)
  }
}
