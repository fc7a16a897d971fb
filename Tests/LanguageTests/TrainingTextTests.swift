import Testing

@testable import Language

struct TrainingTextTests {
  static let grammar = "S -> a b c d e f G .\nG -> (3) g | h"

  @Test("No text to learn from holds a held-out prefix; texts for testing may")
  func withholding() throws {
    let grammar = try Grammar(Self.grammar)
    let suite = try AgreementSuite(parsing: "x\tb c d e f g\th\tg")
    var generator = SeededGenerator(seed: 1)
    let text = try TrainingText(
      grammar: grammar, count: 300, withholding: suite, using: &generator)
    let g = try #require(text.vocabulary.id(of: "g"))
    let run = try #require(suite.prefixes(by: Tokenizer(vocabulary: text.vocabulary)).first)
    #expect(text.training.count == 300)
    #expect(text.training.allSatisfy { !$0.contains(g) || !Array($0[1..<7]).elementsEqual(run) })
    #expect(text.heldOut.contains { $0.contains(g) })
    #expect((600...1200).contains(text.droppedCount))
  }

  @Test("One word in a hundred is the unknown one, so that it has a meaning; none when testing")
  func unknownWords() throws {
    var generator = SeededGenerator(seed: 2)
    let text = try TrainingText(
      grammar: try Grammar(Self.grammar), count: 2000, using: &generator)
    #expect(text.vocabulary.unknownID == 0)
    let unknown = text.training.reduce(0) { $0 + $1.filter { $0 == 0 }.count }
    let share = Double(unknown) / Double(text.tokenCount)
    #expect((0.007...0.013).contains(share))
    #expect(text.heldOut.allSatisfy { !$0.contains(0) })
    #expect(text.heldOut.count == TrainingText.heldOutCount)
  }

  @Test("Equal seeds give equal texts")
  func seeds() throws {
    let grammar = try Grammar(Self.grammar)
    func training(_ seed: UInt64) throws -> [[Int]] {
      var generator = SeededGenerator(seed: seed)
      return try TrainingText(grammar: grammar, count: 50, using: &generator).training
    }
    #expect(try training(3) == training(3))
    #expect(try training(3) != training(4))
  }

  @Test("How far apart words agree is counted in what is learnt from, not in what is held out")
  func agreement() throws {
    let grammar = try Grammar(
      """
      feature number = sg pl
      S -> Noun[a] far Be[a]
      Noun[sg] -> cat
      Noun[pl] -> cats
      Be[sg] -> is
      Be[pl] -> are
      """)
    var generator = SeededGenerator(seed: 4)
    let text = try TrainingText(grammar: grammar, count: 30, using: &generator)
    #expect(text.agreementDistances == Array(repeating: 1, count: 30))
  }

  @Test("A suite that leaves nothing to learn from is an error, not an endless search")
  func nothingLeft() throws {
    let grammar = try Grammar("S -> a b c d e f g")
    let suite = try AgreementSuite(parsing: "x\ta b c d e f\tg\ta")
    var generator = SeededGenerator(seed: 1)
    #expect(throws: Grammar.SamplingError.self) {
      try TrainingText(grammar: grammar, count: 10, withholding: suite, using: &generator)
    }
  }

  @Test("By character the words are joined, and every character of the grammar is known")
  func characters() throws {
    var generator = SeededGenerator(seed: 5)
    let text = try TrainingText(
      grammar: try Grammar("S -> cat \"(\" dog \")\" | cat"), count: 40, kind: .character,
      unknownInterval: 0, using: &generator)
    #expect(text.vocabulary.words == ["<unk>", "c", "a", "t", "(", "d", "o", "g", ")"])
    let texts = Set(text.training.map { ids in ids.map { text.vocabulary[$0] }.joined() })
    #expect(texts == ["cat(dog)", "cat"])
  }

  @Test("Where every word counts none is made unknown")
  func allKnown() throws {
    var generator = SeededGenerator(seed: 2)
    let text = try TrainingText(
      grammar: try Grammar(Self.grammar), count: 2000, unknownInterval: 0, using: &generator)
    #expect(text.training.allSatisfy { !$0.contains(0) })
  }
}
