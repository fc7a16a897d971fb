import Testing

@testable import Language

struct WordSplitterTests {
  func words(_ text: String) -> [String] {
    WordSplitter(Substring(text)).map(String.init)
  }

  @Test(
    "Punctuation is split off and words are left whole",
    arguments: [
      ("She is busy.", ["She", "is", "busy", "."]),
      ("house ... I", ["house", "...", "I"]),
      ("house... I", ["house", "...", "I"]),
      ("house…I", ["house", "…", "I"]),
      ("what?!", ["what", "?", "!"]),
      ("no..", ["no", ".", "."]),
      ("wait.....", ["wait", "....."]),
      ("isn't she?", ["isn't", "she", "?"]),
      ("the girls’ cat’s ‘food’", ["the", "girls", "’", "cat’s", "‘", "food", "’"]),
      ("well-known -- or - so", ["well-known", "--", "or", "-", "so"]),
      ("3.14 1,000 9:30 3.", ["3.14", "1,000", "9:30", "3", "."]),
      ("(\"a\")[b]{c};", ["(", "\"", "a", "\"", ")", "[", "b", "]", "{", "c", "}", ";"]),
      ("a <unk> b <eos>. <p", ["a", "<unk>", "b", "<eos>", ".", "<p"]),
      ("a\nb\tc\r\nd\u{A0}e\u{2028}f", ["a", "b", "c", "d", "e", "f"]),
      ("“Quoted” — yes", ["“", "Quoted", "”", "—", "yes"]),
      ("猫。犬、鳥", ["猫", "。", "犬", "、", "鳥"]),
      ("👩‍👩‍👧 ok👍🏽.", ["👩‍👩‍👧", "ok👍🏽", "."]),
      (".\u{301} e\u{301}a", [".\u{301}", "e\u{301}a"]),
      ("", []), (" \n ", []),
    ])
  func splits(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test("Control characters stay in the text, for the screen to show")
  func controlCharacters() {
    #expect(words("a\u{0}b \u{1B}[31mred\u{7}") == ["a\u{0}b", "\u{1B}", "[", "31mred\u{7}"])
  }

  @Test("No character of any text is lost or reordered")
  func nothingIsLost() {
    var generator = SeededGenerator(seed: 7)
    let scalars: [Unicode.Scalar] = Array(
      "aZ09 .,:;'’-<>_/\"()…\n\t\u{0}\u{1B}\u{301}\u{200D}é猫👩🏽\u{2010}\u{85}".unicodeScalars)
    for length in 0..<400 {
      var text = ""
      for _ in 0..<length {
        text.unicodeScalars.append(scalars[Int.random(in: scalars.indices, using: &generator)])
      }
      let kept = text.unicodeScalars.filter { !$0.properties.isWhitespace }
      #expect(words(text).flatMap { Array($0.unicodeScalars) } == Array(kept))
    }
  }

  @Test("A file without white space becomes words a screen can hold")
  func longRunsAreCut() {
    let lengths = words(String(repeating: "x", count: 1000)).map(\.count)
    #expect(lengths == [256, 256, 256, 232])
    #expect(words(String(repeating: ".", count: 600)).map(\.count) == [256, 256, 88])
  }
}
