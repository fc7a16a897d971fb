import Foundation
import Language
import ModelFiles
import RecurrentNets

@testable import lstm_tui

/// The texts and questions of the models to learn from, drawn again as `Scripts/train-models` does it.
struct LearningText {
  /// The model's name, and that of its grammar.
  let name: String

  /// How its texts are written.
  let kind: TokenizerKind

  /// What stands between words.
  private var separator: String { kind == .character ? "" : " " }

  func grammar(_ ending: String = "") throws -> Grammar {
    try GrammarFile.load(EnglishText.examples + name + ending + ".grammar")
  }

  /// The questions of its grammar.
  func questions() throws -> AgreementSuite {
    var generator = SeededGenerator(seed: 1)
    return try AgreementSuite(
      sampling: try grammar("-questions"), count: 200, separator: separator, using: &generator)
  }

  /// A number in the model's account of how it was made.
  func number(after word: String) throws -> Int? {
    let account = try ModelCatalog.load(name).training ?? ""
    guard let place = account.range(of: word + " ") else { return nil }
    return Int(account[place.upperBound...].prefix { $0.isNumber })
  }
}
