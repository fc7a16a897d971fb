/// Reads numbers as the ids they are: "3 17 4", "3,17,4" or a Python list, "[3, 17, 4]".
///
/// "#3" is the same as "3", as that is what words without a spelling are called. A word on its own
/// may also be given by its spelling.
struct IDTokenizer: TokenReader {
  let vocabulary: Vocabulary

  func reading(of text: String, limit: Int) throws(UnknownWordError) -> TextReading {
    var reading = TextReading()
    var number = ""
    for scalar in text.unicodeScalars {
      if !scalar.isWhiteSpace, !",;[]()".unicodeScalars.contains(scalar) {
        number.unicodeScalars.append(scalar)
      } else if !number.isEmpty {
        guard reading.tokens.count < limit else { return reading }
        reading.tokens.append(try token(for: number, at: reading.tokens.count))
        number = ""
      }
    }
    if !number.isEmpty, reading.tokens.count < limit {
      reading.tokens.append(try token(for: number, at: reading.tokens.count))
    }
    return reading
  }

  func token(for word: String) throws(UnknownWordError) -> Token {
    do {
      return try token(for: word, at: 0)
    } catch {
      guard let id = vocabulary.id(of: word) else { throw error }
      return Token(text: word, id: id)
    }
  }

  private func token(for text: String, at position: Int) throws(UnknownWordError) -> Token {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let id = Int(digits), id < vocabulary.count
    else {
      // Words that are called by their ids are not known.
      let hint =
        vocabulary.words.first == "#0" && text.contains(where: \.isLetter)
        ? "; --vocab FILE names the model's words" : ""
      throw UnknownWordError(
        word: text, position: position,
        expectation: "an id from 0 to \(vocabulary.count - 1)\(hint)")
    }
    let word = vocabulary[id]
    return Token(text: word.isEmpty ? "#\(id)" : word, id: id)
  }
}
