import ModelFiles
import RecurrentNets
import Testing

@testable import lstm_tui

/// If one of these fails, a file that nothing can be learnt from is trained on, or refused without a word why.
@Suite struct TrainingMaterialTests {
  private func error(_ body: (MaterialOptions) throws -> Void, _ arguments: [String] = []) -> String
  {
    do {
      try body(try MaterialOptions.parse(arguments))
      return "no error"
    } catch { return "\(error)" }
  }

  @Test(
    "Texts with too little in them are refused in a line",
    arguments: [
      ("", [], "x: holds no words; expected a text to learn from"),
      ("  \n", [], "x: holds no words"),
      ("", ["--level", "char"], "x: holds no characters"),
      ("cat", [], "x: has only one different word; expected at least two"),
      ("the the the the", [], "x: has only one different word"),
      ("the cat sat", [], "x: holds 3 words; expected at least 20"),
      (
        "a b c d e f g h i j k l m n o p q r s t u", [],
        "x: has fewer than two words that occur 2 times or more; try --min-count 1"
      ),
      ("a\u{0}b", [], "x: is no text: expected UTF-8, found a zero byte at 1"),
    ])
  func texts(text: String, arguments: [String], expected: String) {
    let found = error(
      { _ = try TrainingMaterial(text: Array(text.utf8), path: "x", options: $0) }, arguments)
    #expect(found.hasPrefix(expected), "\(found)")
  }

  @Test(
    "Labels that are missing or too many are named by their line",
    arguments: [
      ("", [], "x: holds 0 texts with labels; expected at least 4"),
      ("a\tb\n", [], "x: holds 1 text with labels"),
      ("a b c", [], "x: line 1: expected a text, a tab and a label; found 0 tabs"),
      ("a\tb\n\nb\tc\td", [], "x: line 3: expected a text, a tab and a label; found 2 tabs"),
      ("a\tb\nb\t \n", [], "x: line 2: the label is missing after the tab"),
      ("a\tb\n \tb\n", [], "x: line 2: the text is missing before the tab"),
      ("a\tx\nb\tx\nc\tx\nd\tx", [], "x: has only one label, “x”; expected at least two"),
      (
        "a b\tx\nb c\ty", ["--labels", "word"], "x: holds 2 texts",
      ),
      (
        "a b\tx y\nb c\ty\nc d\tx x\nd e\ty y", ["--labels", "word"],
        "x: line 2 has 2 words and 1 label; expected a label for each word, or --labels text"
      ),
    ])
  func labels(text: String, arguments: [String], expected: String) {
    let found = error(
      { _ = try TrainingMaterial(labelled: Array(text.utf8), path: "x", options: $0, seed: 1) },
      arguments)
    #expect(found.hasPrefix(expected), "\(found)")
  }

  @Test("One line of many that has a label too few is a slip, and a thousand labels are too many")
  func slips() {
    var lines = Array(repeating: "a b\tx y", count: 30)
    lines[12] = "a b c\tx y"
    func read(_ lines: [String], _ arguments: [String] = []) -> String {
      error(
        {
          _ = try TrainingMaterial(
            labelled: Array(lines.joined(separator: "\n").utf8), path: "x", options: $0, seed: 1)
        }, arguments)
    }
    #expect(read(lines).hasPrefix("x: line 13 has 3 words and 2 labels"))
    #expect(read(lines, ["--labels", "text"]).hasPrefix("x: has only one label, “x y”"))
    let many = (0..<1200).map { "a b c\tlabel \($0)" }
    #expect(read(many).hasPrefix("x: line 1001: there are more than 1000 different labels"))
  }

  @Test("Series that are too short or hold no numbers are refused")
  func series() {
    func read(_ values: [Float]) -> String {
      error {
        _ = try TrainingMaterial(
          InputSeries(
            features: ["load"], values: Matrix(rows: values.count, columns: 1, elements: values),
            path: "x.csv"), options: $0)
      }
    }
    #expect(read([1, 2, 3]) == "x.csv: holds 3 steps; expected at least 20")
    let broken = (0..<30).map { $0 == 7 ? Float.nan : Float($0) }
    #expect(read(broken) == "x.csv: step 8 is nan in “load”; expected finite numbers to learn from")
  }

  @Test("Rare words are read as unknown, and the size of the vocabulary is said")
  func vocabulary() throws {
    let text = String(repeating: "the cat sat . ", count: 10) + "once"
    let material = try TrainingMaterial(
      text: Array(text.utf8), path: "x", options: try MaterialOptions.parse([]))
    #expect(material.vocabulary.words == ["<unk>", ".", "cat", "sat", "the"])
    #expect(material.summary.hasPrefix("41 words, vocabulary of 5 of 5 different ones"))
    let small = try TrainingMaterial(
      text: Array(text.utf8), path: "x", options: try MaterialOptions.parse(["--vocabulary", "2"]))
    #expect(small.vocabulary.count == 3)
    #expect(small.fingerprint != material.fingerprint)
  }

  @Test("A file's ending says what it holds, unless something else is said")
  func kinds() throws {
    let options = try MaterialOptions.parse([])
    #expect(options.kind(of: "a/b.GRAMMAR") == .grammar && options.kind(of: "b.tsv") == .labels)
    #expect(options.kind(of: "b.csv") == .series && options.kind(of: "b.npz") == .series)
    #expect(options.kind(of: "b.txt") == .text && options.kind(of: "README") == .text)
    #expect(try MaterialOptions.parse(["--kind", "labels"]).kind(of: "b.txt") == .labels)
  }
}
