import Language
import MemoryAnalysis
import Testing

/// If one of these fails, texts are compared that belong to the same set, or to none.
@Suite struct ContrastSetsTests {
  private let tokenizer = Tokenizer(
    vocabulary: Vocabulary(words: ["<unk>", "a", "b", "c", "is", "are", "was", "were", "has"]))

  private func suite(_ rows: [(String, String, String, String)]) -> AgreementSuite {
    AgreementSuite(
      rows: rows.map { .init(condition: $0.0, prefix: $0.1, right: $0.2, wrong: $0.3) })
  }

  @Test("Rows are split by the right word, the commoner first")
  func split() throws {
    let suite = suite([
      ("x", "a", "are", "is"), ("x", "a b", "is", "are"), ("x", "c", "is", "are"),
      ("y", "c", "was", "were"),
    ])
    let sets = try ContrastSets(of: "x", in: suite, tokenizer: tokenizer)
    #expect(sets.first.word == "is" && sets.first.texts == [[1, 2], [3]])
    #expect(sets.second.word == "are" && sets.second.texts == [[1]])
    #expect(sets.first.example == "a b" && sets.otherCount == 0 && sets.unknownCount == 0)
  }

  @Test("Of more right words, those count that are asked for against each other most often")
  func pair() throws {
    // “was” and “has” are the commonest right words, but nothing is asked between them.
    let rows =
      Array(repeating: ("x", "a", "was", "were"), count: 5)
      + Array(repeating: ("x", "a", "has", "is"), count: 4)
      + Array(repeating: ("x", "b", "is", "are"), count: 3)
      + Array(repeating: ("x", "b", "are", "is"), count: 2)
      + [("x", "c", "were", "was")]
    let sets = try ContrastSets(of: "x", in: suite(rows), tokenizer: tokenizer)
    #expect(sets.first.word == "was" && sets.second.word == "were")
    #expect(sets.first.texts.count == 5 && sets.second.texts.count == 1 && sets.otherCount == 9)
    let noPair = [("x", "a", "is", "b"), ("x", "a", "was", "b"), ("x", "c", "has", "b")]
    let commonest = try ContrastSets(
      of: "x", in: suite(noPair + [("x", "c", "has", "b")]), tokenizer: tokenizer)
    #expect(commonest.first.word == "has" && commonest.second.word == "is")
    #expect(commonest.otherCount == 1)
  }

  @Test("Of pairs asked for as often, that of the commonest words counts, in the suite's order")
  func equalPairs() throws {
    let rows = [
      ("x", "a", "was", "were"), ("x", "a", "were", "was"), ("x", "b", "is", "are"),
      ("x", "b", "are", "is"), ("x", "c", "has", "b"),
    ]
    let sets = try ContrastSets(of: "x", in: suite(rows), tokenizer: tokenizer)
    #expect(sets.first.word == "was" && sets.second.word == "were")
  }

  @Test("As many words or conditions as rows take no longer than the rows do")
  func manyWords() throws {
    let words = (0..<20_000).map { ("x", "a", "w\($0)", "x\($0)") }
    let conditions = (0..<20_000).map { ("c\($0)", "a", "is", "are") }
    let time = try ContinuousClock().measure {
      let sets = try ContrastSets(of: "x", in: suite(words), tokenizer: tokenizer)
      #expect(sets.first.word == "w0" && sets.otherCount == 19_998)
      #expect(
        ContrastSets.openingCondition(of: suite(conditions), tokenizer: tokenizer) == nil)
    }
    #expect(time < .seconds(10))
  }

  @Test("Rows with unknown words are skipped and counted")
  func unknown() throws {
    let suite = suite([
      ("x", "a zebra", "is", "are"), ("x", "a", "is", "are"), ("x", "b", "are", "is"),
    ])
    let sets = try ContrastSets(of: "x", in: suite, tokenizer: tokenizer)
    #expect(sets.unknownCount == 1 && sets.first.texts == [[1]])
  }

  @Test("Of very many rows the first of each set are read, and the others counted")
  func surplus() throws {
    let many = Array(repeating: ("x", "a", "is", "are"), count: ContrastSets.mostTexts + 7)
    let sets = try ContrastSets(
      of: "x", in: suite(many + [("x", "b", "are", "is")]), tokenizer: tokenizer)
    #expect(sets.first.texts.count == ContrastSets.mostTexts && sets.surplusCount == 7)
    #expect(sets.second.texts.count == 1)
  }

  @Test("What gives no two sets says what would")
  func errors() {
    let suite = suite([
      ("one", "a", "is", "are"), ("one", "b", "is", "are"),
      ("odd", "zebra", "is", "are"), ("odd", "b", "are", "is"),
    ])
    #expect(throws: ContrastError.unknownCondition("two", known: ["one", "odd"])) {
      try ContrastSets(of: "two", in: suite, tokenizer: tokenizer)
    }
    #expect(throws: ContrastError.oneSet("one", word: "is")) {
      try ContrastSets(of: "one", in: suite, tokenizer: tokenizer)
    }
    #expect(throws: ContrastError.unknownWords("odd", rows: 1)) {
      try ContrastSets(of: "odd", in: suite, tokenizer: tokenizer)
    }
    #expect(ContrastSets.openingCondition(of: suite, tokenizer: tokenizer) == nil)
    #expect(
      ContrastError.oneSet("one", word: "is").description
        == "“one” has one set, all rows with “is”; two right words are needed")
    #expect(
      ContrastError.unknownCondition("two", known: ["one", "odd"]).description
        == "there is no condition “two”; the suite has one, odd")
  }

  @Test("Distances go as far back as ten texts of each set, or all if there are fewer")
  func distances() throws {
    func rows(_ word: String, _ wrong: String, _ lengths: [Int]) -> [(
      String, String, String, String
    )] {
      lengths.map { ("x", Array(repeating: "a", count: $0).joined(separator: " "), word, wrong) }
    }
    let few = try ContrastSets(
      of: "x", in: suite(rows("is", "are", [3, 9, 5]) + rows("are", "is", [4, 8])),
      tokenizer: tokenizer)
    #expect(few.distances == 0..<4)
    #expect(few.first.count(at: 3) == 2 && few.second.count(at: 3) == 2)
    let many = try ContrastSets(
      of: "x",
      in: suite(
        rows("is", "are", Array(1...30)) + rows("are", "is", Array(repeating: 15, count: 12))),
      tokenizer: tokenizer)
    #expect(many.distances == 0..<15)
    #expect(many.first.count(at: 14) >= 10 && many.second.count(at: 14) == 12)
  }

  @Test("It opens on the first condition with some words to look back on")
  func opening() {
    let long = "a b c a b c a"
    let suite = suite([
      ("none", "a", "is", "are"),
      ("short", "a", "is", "are"), ("short", "b", "are", "is"),
      ("long", long, "is", "are"), ("long", long, "are", "is"),
    ])
    #expect(ContrastSets.openingCondition(of: suite, tokenizer: tokenizer) == "long")
    let short = AgreementSuite(rows: Array(suite.rows.prefix(3)))
    #expect(ContrastSets.openingCondition(of: short, tokenizer: tokenizer) == "short")
  }
}
