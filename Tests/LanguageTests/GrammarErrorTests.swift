import Language
import Testing

struct GrammarErrorTests {
  @Test(
    "A mistake is named with its line, what was expected and what was found",
    arguments: [
      ("", "g:1: expected a rule, found none"),
      ("# nothing\n", "g:1: expected a rule, found none"),
      ("S a", "g:1: expected “->”, found “a”"),
      (
        "S -> a\n\nS ->",
        "g:3: expected words or symbols (\"\" stands for no words), found the end of the rule"
      ),
      ("S -> a | | b", "g:1: expected words or symbols (\"\" stands for no words), found “|”"),
      ("s -> a", "g:1: expected a rule, “feature”, “never” or “include”, found “s”"),
      ("  S -> a", "g:1: expected a rule at the start of a line, found “S”"),
      ("S -> \"a", "g:1: expected a closing quote, found the end of the line"),
      ("S -> (0) a", "g:1: expected a weight above 0, found “0”"),
      ("S -> (-2) a", "g:1: expected a weight above 0, found “-2”"),
      ("S -> (two) a", "g:1: expected a weight above 0, found “two”"),
      ("S -> (inf) a", "g:1: expected a weight above 0, found “inf”"),
      ("S -> (2 a", "g:1: expected “)” after the weight, found “a”"),
      ("S -> a (2)", "g:1: expected the end of the rule, found “(”"),
      ("S -> a\nT -> b ]", "g:2: expected the end of the rule, found “]”"),
      ("S -> today,", "g:1: “today,” is read as 2 words; write today ,"),
      ("S -> \"a b\"", "g:1: “a b” is read as 2 words; write a b"),
      (
        "S -> a Mady",
        "g:1: no rule says what “Mady” is (a word with a capital letter is written in quotes)"
      ),
      ("feature number sg pl", "g:1: expected “=” and the values of the feature, found “sg”"),
      ("feature number =", "g:1: expected the values of the feature, found the end of the rule"),
      ("feature number = s p", "g:1: expected a value of two letters or more, found “s”"),
      (
        "feature x = sg pl\nfeature y = pl\nS -> a",
        "g:2: “pl” is already a value of a feature; give this one another name"
      ),
      (
        "feature x = sg pl\nS -> N[sgg]\nN[sg] -> a",
        "g:2: “sgg” is no value of a declared feature (a variable has one letter)"
      ),
      (
        "feature x = sg pl\nS -> N[sg, pl]\nN[sg] -> a",
        "g:2: “N” has 1 in brackets elsewhere, found 2 here"
      ),
      (
        "S -> N[a]\nN[a] -> b",
        "g:1: nothing says over which feature N[a] ranges: declare one above, such as `feature number = sg pl`, and use it, such as `Noun[sg] -> cat`"
      ),
      (
        "feature number = sg pl\nfeature tense = past now\nS -> N[a] V[a]\nN[sg] -> x\nV[past] -> y",
        "g:5: V[past] cannot be both a number and a tense"
      ),
      (
        "feature x = sg pl\nS -> N[a != b]\nN[sg] -> y",
        "g:2: expected a variable of this rule after “!=”, found “b”"
      ),
      (
        "feature x = sg pl\nS -> N[a\nN[sg] -> y",
        "g:2: expected “,” or “]”, found the end of the rule"
      ),
      ("S -> x S", "g:1: this alternative of S never ends in words, because of S"),
      (
        "S -> a | T\nT -> b U\nU -> c T",
        "g:1: this alternative of S never ends in words, because of T"
      ),
      (
        "feature x = sg pl\nS -> N[pl] | a\nN[sg] -> y",
        "g:2: this alternative of S never ends in words, because of N[pl]"
      ),
      (
        "feature x = sg pl\nS -> N[a = sg != sg] | a\nN[sg] -> y",
        "g:2: this alternative of S never ends in words, because of conditions that cannot all be met"
      ),
      ("S -> a => b", "g:1: expected “/” and the wrong word, found the end of the rule"),
      ("S -> a => / b", "g:1: expected the right word, found “/”"),
      ("S -> a => b / c d", "g:1: expected the end of the rule, found “d”"),
      (
        "S -> a => T / c\nT -> x y",
        "g:1: expected one word on each side of “/”, but T may give none or several"
      ),
      (
        "S -> a => T / c\nT -> x | \"\"",
        "g:1: expected one word on each side of “/”, but T may give none or several"
      ),
      (
        "S -> a => b / c\nT -> S",
        "g:2: “S” asks for a word with “=>” and cannot be used inside another rule"
      ),
      (
        "never cat",
        "g:1: expected a word (in quotes if it begins with a capital letter), found the end of the rule"
      ),
      ("include base", "g:1: expected the name of a file in quotes, found “base”"),
      ("S -> a\ninclude \"base\"", "g:2: cannot include “base”: no files can be included here"),
    ])
  func description(text: String, expected: String) {
    let error = #expect(throws: GrammarError.self) { try Grammar(text, source: "g") }
    #expect(error?.description == expected)
  }

  @Test("Files that include each other are refused, not read for ever")
  func includedInCircles() {
    let error = #expect(throws: GrammarError.self) {
      try Grammar(
        "include \"b\"", source: "a", include: { $0 == "b" ? "include \"a\"" : "include \"b\"" })
    }
    #expect(error?.description == "b:1: cannot include “a”: it includes itself")
  }

  @Test("An error in an included file names that file")
  func includedError() {
    let error = #expect(throws: GrammarError.self) {
      try Grammar("include \"b\"", source: "a", include: { _ in "S -> a\nS -> |" })
    }
    #expect(error?.source == "b")
    #expect(error?.line == 2)
  }

  @Test("Too many combinations are refused before memory runs out")
  func tooManyCombinations() {
    let values = (0..<50).map { "v\($0)" }.joined(separator: " ")
    let error = #expect(throws: GrammarError.self) {
      try Grammar("feature x = \(values)\nS -> N[a] N[b] N[c] N[d]\nN[a != v1] -> w", source: "g")
    }
    #expect(error?.problem == .tooManyCombinations(limit: 200_000))
  }

  @Test("Any bytes are either a grammar or an error")
  func anyText() {
    let pieces = [
      "S", "T", "->", "|", "[", "]", "(", ")", "a", "sg", "feature", "n", "=", "!=", "=>", "/",
      "\"", "\"\"", "\n", "\n ", "#", ",", "2", "never", "é", "\u{0}",
    ]
    var generator = TestGenerator(state: 5)
    var read = 0
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0..<25, using: &generator)).map { _ in
        pieces.randomElement(using: &generator)!
      }.joined(separator: " ")
      do throws(GrammarError) {
        let grammar = try Grammar("S -> a \(text)")
        _ = try? grammar.sample(using: &generator)
        read += 1
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
    #expect(read > 10)
  }
}

private struct TestGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
  }
}
