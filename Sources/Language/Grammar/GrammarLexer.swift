/// Cuts one line of a grammar into its signs.
struct GrammarLexer {
  enum Sign: Equatable {
    /// A name that begins with a capital letter.
    case symbol(String)
    /// A bare word, or a name inside brackets.
    case word(String)
    /// A word in quotes, which may be empty.
    case quoted(String)
    /// `-> => | / [ ] ( ) = !=`, or a comma inside brackets.
    case mark(String)
    /// The end of the rule.
    case end

    /// The sign as an error names it.
    var text: String {
      switch self {
      case .symbol(let name), .word(let name), .mark(let name): "“\(name)”"
      case .quoted(let word): "\"\(word)\""
      case .end: "the end of the rule"
      }
    }
  }

  private static let brackets: Set<Character> = ["[", "]", "(", ")", "|"]

  /// All signs of a line, without `.end`.
  static func signs(
    of line: Substring, at position: GrammarSyntax.Position
  ) throws(GrammarError) -> [Sign] {
    var signs: [Sign] = []
    var rest = line
    var isInBrackets = false
    while let character = rest.first {
      if character.isWhitespace {
        rest.removeFirst()
      } else if character == "#" {
        return signs
      } else if character == "\"" {
        signs.append(.quoted(try takeQuoted(from: &rest, at: position)))
      } else if brackets.contains(character) {
        rest.removeFirst()
        isInBrackets = character == "[" || (isInBrackets && character != "]")
        signs.append(.mark(String(character)))
      } else if isInBrackets, character == "," || character == "=" {
        rest.removeFirst()
        signs.append(.mark(String(character)))
      } else {
        signs.append(takeBare(from: &rest, isInBrackets: isInBrackets))
      }
    }
    return signs
  }

  private static func takeQuoted(
    from rest: inout Substring, at position: GrammarSyntax.Position
  ) throws(GrammarError) -> String {
    rest.removeFirst()
    guard let end = rest.firstIndex(of: "\"") else {
      throw position.error(.expected("a closing quote", found: "the end of the line"))
    }
    let word = String(rest[..<end])
    rest = rest[rest.index(after: end)...]
    return word
  }

  private static func takeBare(from rest: inout Substring, isInBrackets: Bool) -> Sign {
    if isInBrackets, rest.hasPrefix("!=") {
      rest.removeFirst(2)
      return .mark("!=")
    }
    let name = String(
      rest.prefix {
        !$0.isWhitespace && !brackets.contains($0) && $0 != "\""
          && !(isInBrackets && ($0 == "," || $0 == "=" || $0 == "!"))
      })
    // A lone "!" in brackets is none of the above; take it, so that reading goes on.
    let taken = name.isEmpty ? String(rest.prefix(1)) : name
    rest.removeFirst(taken.count)
    switch taken {
    case "->", "=>", "/": return .mark(taken)
    default: return taken.first?.isUppercase == true ? .symbol(taken) : .word(taken)
    }
  }
}
