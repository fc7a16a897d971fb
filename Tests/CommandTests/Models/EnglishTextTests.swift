import Language
import ModelFiles
import RecurrentNets
import Testing

@testable import lstm_tui

/// If one of these fails, the suite asks what the model has read: memory of texts, not of subjects.
@Suite struct EnglishTextTests {
  /// The text drawn again from the seed in the model's own account, checked against that account.
  private func trainingText() throws -> TrainingText {
    let account = try #require(try ModelCatalog.load("english").training)
    let seed = try #require(account.firstMatch(of: #/seed (\d+)/#)?.output.1)
    let text = try EnglishText.training(seed: try #require(UInt64(seed)))
    #expect(account.contains("(\(text.training.count) texts of \(text.tokenCount) words"))
    #expect(text.vocabulary == (try ModelCatalog.load("english").vocabulary))
    return text
  }

  @Test("No prefix of six words or more is in the text the models have learnt from")
  func prefixes() throws {
    let text = try trainingText()
    let prefixes = try EnglishText.suite().prefixes(
      by: Tokenizer(vocabulary: text.vocabulary)
    ).filter { $0.count >= 6 }
    #expect(prefixes.count > 3000)
    // Every run of six words that starts a prefix, and what follows it there.
    var byStart: [[Int]: [[Int]]] = [:]
    for prefix in Set(prefixes) { byStart[Array(prefix[..<6]), default: []].append(prefix) }
    var found = 0
    for text in text.training where text.count >= 6 {
      for start in 0...(text.count - 6) {
        guard let prefixes = byStart[Array(text[start..<start + 6])] else { continue }
        for prefix in prefixes where start + prefix.count <= text.count {
          if Array(text[start..<start + prefix.count]) == prefix { found += 1 }
        }
      }
    }
    #expect(found == 0)
  }

  @Test("Pairs of the never lines are not in one sentence of it, and the suite asks for them")
  func pairs() throws {
    let text = try trainingText()
    let grammar = try GrammarFile.load(EnglishText.examples + "english.grammar")
    #expect(grammar.exclusions.count >= 4)
    // A mark that was replaced by the unknown word still ends the sentence.
    let marks = Set([".", "?", "...", "<unk>"].compactMap { text.vocabulary.id(of: $0) })
    let unread = try EnglishText.suite().rows.filter { $0.condition == "attractor-unread" }
    for pair in grammar.exclusions {
      let first = try #require(text.vocabulary.id(of: pair.first))
      let second = try #require(text.vocabulary.id(of: pair.second))
      var together = 0
      for words in text.training {
        for sentence in words.split(whereSeparator: marks.contains) {
          guard let start = sentence.firstIndex(of: first) else { continue }
          if sentence[start...].contains(second) { together += 1 }
        }
      }
      #expect(together == 0, "\(pair)")
      let asked = unread.filter {
        let words = $0.prefix.split(separator: " ").map(String.init)
        return words.contains(pair.first) && words.contains(pair.second)
      }
      #expect(!asked.isEmpty, "\(pair)")
    }
  }

  @Test("The suite is the one its grammar and seed give")
  func suite() throws {
    var generator = SeededGenerator(seed: 1)
    let suite = try AgreementSuite(
      sampling: try EnglishText.questions(), count: 200, using: &generator)
    let committed = try EnglishText.suite()
    #expect(suite == committed)
  }
}
