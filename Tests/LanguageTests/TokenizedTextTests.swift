import Language
import Testing

/// If one of these fails, an edit of a text or its undo leaves other words than it should.
@Suite struct TokenizedTextTests {
  private func token(_ number: Int) -> Token { Token(text: "w\(number)", id: number) }

  @Test("Random changes and their undoing agree with an array", arguments: [UInt64](0..<30))
  func changes(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func tokens(_ count: Int) -> [Token] {
      (0..<count).map { _ in token(Int.random(in: 0..<9, using: &generator)) }
    }
    var array = tokens(12)
    var text = TokenizedText(array)
    var undo: [(TokenizedText.Change, [Token])] = []
    for _ in 0..<60 {
      if !undo.isEmpty, Int.random(in: 0..<3, using: &generator) == 0 {
        let (change, before) = undo.removeLast()
        text.apply(change)
        array = before
      } else {
        let start = Int.random(in: 0...array.count, using: &generator)
        let end = Int.random(in: start...array.count, using: &generator)
        let new = tokens(Int.random(in: 0..<5, using: &generator))
        undo.append((text.replace(start..<end, with: new), array))
        array.replaceSubrange(start..<end, with: new)
      }
      #expect(Array(text) == array && text.count == array.count)
      #expect(text.ids(0..<text.count) == array.map(\.id))
      #expect(text == TokenizedText(array))
      var seen: Set<String> = []
      #expect(text.distinctTexts == array.map(\.text).filter { seen.insert($0).inserted })
      for start in array.indices {
        #expect(
          text.firstIndex(from: start) { $0.id == 3 }
            == array[start...].firstIndex { $0.id == 3 })
      }
    }
  }

  @Test("A text added at the end keeps its words")
  func append() {
    var text = TokenizedText([token(1), token(2)])
    text.append(TokenizedText([token(2), token(3), token(1)]))
    #expect(text.map(\.id) == [1, 2, 2, 3, 1])
    #expect(text != TokenizedText([token(1)]))
  }
}
