import Testing

@testable import Language

struct GrammarTests {
  static let small = """
    # A small language.
    feature number = sg pl
    S[a]     -> NP[a] VP[a]
    Text     -> S[a] .
    NP[a]    -> (3) the Noun[a] | the Noun[a] near NP[b]
    Noun[sg] -> cat | dog
    Noun[pl] -> cats | dogs
    VP[sg]   -> is here
    VP[pl]   -> are here
    """

  func samples(_ text: String, start: String? = nil, count: Int = 500) throws -> [[String]] {
    let grammar = try Grammar(text)
    var generator = SeededGenerator(seed: 11)
    return try (0..<count).map { _ in try grammar.sample(start: start, using: &generator) }
  }

  @Test("A variable has one value in all of a rule: subject and verb agree")
  func agreement() throws {
    let texts = try samples(Self.small, start: "Text", count: 2000)
    for text in texts {
      let isPlural = text.contains("are") && !text.contains("is")
      #expect(["cats", "dogs"].contains(text[1]) == isPlural, "\(text)")
    }
    // The second noun phrase has a variable of its own and so any number.
    let attractors = Set(texts.filter { $0.count == 8 }.map { "\($0[1]) \($0[4])" })
    #expect(attractors.count == 16)
  }

  @Test("Words agree that show one variable's value, and what stands between them is counted")
  func agreementDistances() throws {
    let grammar = try Grammar(
      """
      feature number = sg pl
      Text     -> the Noun[a] Near Be[a] here Be[a]
      Near     -> "" | near the Noun[b]
      Noun[sg] -> cat | sheep
      Noun[pl] -> cats | sheep
      Be[sg]   -> is
      Be[pl]   -> are
      """)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let (words, distances) = try grammar.sampleAgreeing(using: &generator)
      // “sheep” says nothing of its number, so the first verb has nothing to agree with; and a noun with a
      // variable of its own agrees with nothing.
      let toNoun = words.count == 5 ? 0 : 3
      #expect(distances == (words[1] == "sheep" ? [1] : [toNoun, 1]), "\(words)")
    }
  }

  @Test("What agrees keeps its variable through the rules in between, however they call it")
  func agreementThroughRules() throws {
    let grammar = try Grammar(
      """
      feature person = she we
      feature verb = be have
      Text       -> Name[p] Rest[p, be]
      Rest[x, v] -> today today Last[v, x]
      Last[v, q] -> Form[q, v] they are here
      Name[she]  -> she
      Name[we]   -> we
      Form[she, be] -> is
      Form[we, be]  -> are
      Form[she, have] -> has
      Form[we, have]  -> have
      """)
    var generator = SeededGenerator(seed: 3)
    let (words, distances) = try grammar.sampleAgreeing(using: &generator)
    #expect(["is", "are"].contains(words[3]))
    // “they are” is written for every person, and so shows none.
    #expect(distances == [2])
  }

  @Test("Texts start at the first rule of the file")
  func start() throws {
    #expect(try Grammar("Text -> a Word\nWord -> b").start == "Text")
    #expect(
      try Grammar("include \"x\"\nText -> Word", include: { _ in "Word -> b" }).start == "Text")
  }

  @Test("Weights say how often, within four standard deviations")
  func weights() throws {
    let texts = try samples("S -> (3) a | (0.5) b | (1.5) c", count: 10_000)
    for (word, share) in [("a", 0.6), ("b", 0.1), ("c", 0.3)] {
      let count = texts.filter { $0 == [word] }.count
      let deviation = (10_000 * share * (1 - share)).squareRoot()
      #expect(abs(Double(count) - 10_000 * share) < 4 * deviation)
    }
  }

  @Test("An alternative's weight does not grow with the number of values its variables may have")
  func weightsOfVariables() throws {
    let texts = try samples(
      """
      feature kind = one two three four
      S -> Word[a] | x
      Word[one] -> a
      Word[two three four] -> b
      """, count: 10_000)
    let deviation = (10_000 * 0.25).squareRoot()
    #expect(abs(Double(texts.filter { $0 == ["x"] }.count) - 5000) < 4 * deviation)
    #expect(abs(Double(texts.filter { $0 == ["a"] }.count) - 1250) < 4 * deviation)
  }

  @Test("Conditions: another value than, one of, all but")
  func conditions() throws {
    let features = """
      feature who = me you she they
      S -> Name[a] Name[b != a] Name[c != a != b != they]
      T -> Name[a = me you] Name[me she] Name[b != me]
      Name[me] -> me
      Name[you] -> you
      Name[she] -> she
      Name[they] -> they
      """
    let three = try samples(features)
    #expect(three.allSatisfy { Set($0).count == 3 && $0[2] != "they" })
    #expect(Set(three).count == 18 / 2 + 9)
    let others = try samples(features, start: "T")
    #expect(Set(others.map { $0[0] }) == ["me", "you"])
    #expect(Set(others.map { $0[1] }) == ["me", "she"])
    #expect(Set(others.map { $0[2] }) == ["you", "she", "they"])
  }

  @Test("A value for which a symbol has no rule is never drawn, instead of failing half-way")
  func gapsAreAvoided() throws {
    let texts = try samples(
      """
      feature who = me you
      S -> a Name[b] | b
      Name[a] -> Word[a]
      Word[me] -> me
      """)
    #expect(Set(texts) == [["a", "me"], ["b"]])
  }

  @Test("A rule that calls itself most of the time still ends")
  func deepRecursion() throws {
    let doubling = try samples("S -> (1000) S S | x", count: 1)[0]
    #expect((Grammar.maximumLength...Grammar.maximumLength + 64).contains(doubling.count))
    #expect(try samples("S -> (1000000) x S | x", count: 1)[0].count == Grammar.maximumDepth + 1)
  }

  @Test("The same seed gives the same text, another seed another")
  func seeds() throws {
    let grammar = try Grammar(Self.small)
    func text(_ seed: UInt64) throws -> [[String]] {
      var generator = SeededGenerator(seed: seed)
      return try (0..<20).map { _ in try grammar.sample(start: "Text", using: &generator) }
    }
    #expect(try text(5) == text(5))
    #expect(try text(5) != text(6))
  }

  @Test("A pair of a never line is not in one sentence in that order, and elsewhere it is")
  func exclusions() throws {
    let texts = try samples("S -> N N . N\nN -> cat | dogs\nnever cat dogs")
    #expect(texts.allSatisfy { Array($0[..<2]) != ["cat", "dogs"] })
    #expect(texts.contains { Array($0[..<2]) == ["dogs", "cat"] })
    #expect(texts.contains { $0[1] == "cat" && $0[3] == "dogs" })
    let grammar = try Grammar("S -> cat dogs\nnever cat dogs")
    var generator = SeededGenerator(seed: 1)
    #expect(throws: Grammar.SamplingError.nothingLeft(symbol: "S", tries: 10_000)) {
      try grammar.sample(using: &generator)
    }
  }

  @Test("An included file gives its rules and features, not its never lines")
  func include() throws {
    let grammar = try Grammar(
      "include \"base\"\nQuestion -> cat => Verb[a] / Verb[b != a]",
      include: { name in
        #expect(name == "base")
        return "feature number = sg pl\nVerb[sg] -> is\nVerb[pl] -> are\nnever cat is"
      })
    #expect(grammar.exclusions.isEmpty)
    #expect(grammar.words == ["is", "are", "cat"])
  }

  @Test("A test gives a text and two different words")
  func tests() throws {
    let grammar = try Grammar(
      Self.small + "\nAgree -> the Noun[a] near the Noun[b] => Verb[a] / Verb[b]"
        + "\nVerb[sg] -> is\nVerb[pl] -> are")
    #expect(grammar.tests == ["Agree"])
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<100 {
      let test = try grammar.sampleTest("Agree", using: &generator)
      #expect((test.right == "are") == ["cats", "dogs"].contains(test.prefix[1]))
      #expect(test.right != test.wrong)
    }
    #expect(throws: Grammar.SamplingError.notATest("Text")) {
      try grammar.sampleTest("Text", using: &generator)
    }
    #expect(throws: Grammar.SamplingError.noSuchSymbol("NP")) {
      try grammar.sample(start: "NP", using: &generator)
    }
  }

  @Test("Rules may go over several lines; words keep their case in quotes")
  func layout() throws {
    let texts = try samples("S ->\n  | \"I\" am   # comment\n  | (2) \"\"\n| #x\n  we are\n\n")
    #expect(Set(texts) == [["I", "am"], [], ["we", "are"]])
  }

  @Test("A symbol that nothing leads to is reported with its line")
  func warnings() throws {
    let grammar = try Grammar("S -> a\nUnused -> Also\nAlso -> b", source: "g")
    #expect(
      grammar.warnings.map(\.description)
        == [
          "g:2: warning: nothing leads to “Unused”", "g:3: warning: nothing leads to “Also”",
        ])
    #expect(try Grammar(Self.small).warnings.map(\.unreachableSymbol) == ["Text"])
  }
}
