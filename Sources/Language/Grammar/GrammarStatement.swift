/// One rule or declaration as a row of signs, and what can be taken from its front.
struct GrammarStatement {
  private var signs: [(sign: GrammarLexer.Sign, position: GrammarSyntax.Position)] = []
  private var next = 0

  var isEmpty: Bool { signs.isEmpty }

  mutating func append(_ signs: [GrammarLexer.Sign], at position: GrammarSyntax.Position) {
    for sign in signs { self.signs.append((sign, position)) }
  }

  /// The sign at the front.
  var sign: GrammarLexer.Sign { next < signs.count ? signs[next].sign : .end }

  /// The place of the sign at the front.
  var position: GrammarSyntax.Position { signs[min(next, signs.count - 1)].position }

  // MARK: - Declarations

  mutating func takeFeature() throws(GrammarError) -> GrammarSyntax.Feature {
    let position = position
    next += 1
    let name = try takeWord("the name of the feature")
    guard sign == .word("=") else { throw expected("“=” and the values of the feature") }
    next += 1
    var values: [String] = []
    while sign != .end {
      let value = try takeWord("a value of the feature")
      guard value.count > 1 else {
        throw self.position.error(
          .expected("a value of two letters or more", found: "“\(value)”"))
      }
      values.append(value)
    }
    guard !values.isEmpty else { throw expected("the values of the feature") }
    return GrammarSyntax.Feature(name: name, values: values, position: position)
  }

  mutating func takeExclusion() throws(GrammarError) -> GrammarSyntax.Exclusion {
    next += 1
    let first = try takeTerminal()
    let second = try takeTerminal()
    try takeEnd()
    return GrammarSyntax.Exclusion(first: first, second: second)
  }

  mutating func takeInclude() throws(GrammarError) -> String {
    next += 1
    guard case .quoted(let name) = sign, !name.isEmpty else {
      throw expected("the name of a file in quotes")
    }
    next += 1
    try takeEnd()
    // An error in the file is an error of this line.
    next = 0
    return name
  }

  // MARK: - Rules

  mutating func takeRule() throws(GrammarError) -> GrammarSyntax.Rule {
    let head = try takeReference()
    guard sign == .mark("->") else { throw expected("“->”") }
    next += 1
    // The first alternative may have a bar of its own, to stand in line with the others.
    if sign == .mark("|") { next += 1 }
    var alternatives = [try takeAlternative()]
    while sign == .mark("|") {
      next += 1
      alternatives.append(try takeAlternative())
    }
    try takeEnd()
    return GrammarSyntax.Rule(head: head, alternatives: alternatives)
  }

  private mutating func takeAlternative() throws(GrammarError) -> GrammarSyntax.Alternative {
    let position = position
    let weight = try takeWeight()
    var items: [GrammarSyntax.Item] = []
    var isEmpty = false
    while true {
      if sign == .quoted("") {
        isEmpty = true
        next += 1
      } else if let item = try takeItem() {
        items.append(item)
      } else {
        break
      }
    }
    guard isEmpty || !items.isEmpty else {
      throw expected("words or symbols (\"\" stands for no words)")
    }
    return GrammarSyntax.Alternative(
      weight: weight, items: items, test: try takeTest(), position: position)
  }

  private mutating func takeWeight() throws(GrammarError) -> Double {
    guard sign == .mark("(") else { return 1 }
    next += 1
    guard case .word(let text) = sign, let weight = Double(text), weight > 0, weight.isFinite
    else { throw expected("a weight above 0") }
    next += 1
    guard sign == .mark(")") else { throw expected("“)” after the weight") }
    next += 1
    return weight
  }

  private mutating func takeTest() throws(GrammarError) -> (
    right: GrammarSyntax.Item, wrong: GrammarSyntax.Item
  )? {
    guard sign == .mark("=>") else { return nil }
    next += 1
    guard let right = try takeItem() else { throw expected("the right word") }
    guard sign == .mark("/") else { throw expected("“/” and the wrong word") }
    next += 1
    guard let wrong = try takeItem() else { throw expected("the wrong word") }
    return (right, wrong)
  }

  private mutating func takeItem() throws(GrammarError) -> GrammarSyntax.Item? {
    switch sign {
    case .symbol:
      return .symbol(try takeReference())
    case .word, .quoted:
      return .word(try takeTerminal())
    case .mark, .end:
      return nil
    }
  }

  private mutating func takeReference() throws(GrammarError) -> GrammarSyntax.Reference {
    guard case .symbol(let name) = sign else { throw expected("a symbol") }
    let position = position
    next += 1
    var arguments: [GrammarSyntax.Argument] = []
    if sign == .mark("[") {
      repeat {
        next += 1
        arguments.append(try takeArgument())
      } while sign == .mark(",")
      guard sign == .mark("]") else { throw expected("“,” or “]”") }
      next += 1
    }
    return GrammarSyntax.Reference(name: name, arguments: arguments, position: position)
  }

  private mutating func takeArgument() throws(GrammarError) -> GrammarSyntax.Argument {
    let first = try takeWord("a variable or a value")
    var argument = GrammarSyntax.Argument()
    if first.count == 1 {
      argument.variable = first
      if sign == .mark("=") {
        next += 1
        argument.allowed = try takeValues(after: try takeWord("a value"))
      }
    } else {
      argument.allowed = try takeValues(after: first)
    }
    while sign == .mark("!=") {
      next += 1
      argument.excluded.append(try takeWord("a variable or a value"))
    }
    return argument
  }

  private mutating func takeValues(after first: String) throws(GrammarError) -> [String] {
    var values = [first]
    while case .word(let value) = sign {
      values.append(value)
      next += 1
    }
    return values
  }

  // MARK: - Signs

  private mutating func takeTerminal() throws(GrammarError) -> String {
    let word: String
    switch sign {
    case .word(let bare): word = bare
    case .quoted(let quoted) where !quoted.isEmpty: word = quoted
    case .symbol, .quoted, .mark, .end:
      throw expected("a word (in quotes if it begins with a capital letter)")
    }
    let parts = WordSplitter(Substring(word)).map(String.init)
    guard parts == [word] else { throw position.error(.splitWord(word, into: parts)) }
    next += 1
    return word
  }

  private mutating func takeWord(_ description: String) throws(GrammarError) -> String {
    guard case .word(let word) = sign else { throw expected(description) }
    next += 1
    return word
  }

  private func takeEnd() throws(GrammarError) {
    guard sign == .end else { throw expected("the end of the rule") }
  }

  private func expected(_ description: String) -> GrammarError {
    position.error(.expected(description, found: sign.text))
  }
}
