import Testing

@testable import ModelFiles

/// If one of these fails, a name in a file hides what is wrong with it.
@Suite struct FileErrorTests {
  @Test("Long names between quotes lose their middle, and the rest of the line stays")
  func quotes() {
    let name = String(repeating: "a", count: 200) + "end"
    let error = FileError("f", "tensor “\(name)” is odd; expected “\(name)” or “b”")
    let short = String(repeating: "a", count: 40) + "…" + String(repeating: "a", count: 16) + "end"
    #expect(error.problem == "tensor “\(short)” is odd; expected “\(short)” or “b”")
    #expect(FileError("f", "“\(name)").problem == "“\(name)")
    let fits = "“\(String(repeating: "ä", count: 60))” and more of what there is to say of it"
    #expect(FileError("f", fits).problem == fits)
  }

  @Test("A line has an end, whatever is quoted in it")
  func length() {
    // One letter with as many accents is a single character.
    for text in [
      String(repeating: "x ", count: 5000), "e" + String(repeating: "\u{301}", count: 9000),
    ] {
      #expect(FileError("f", text).problem.unicodeScalars.count <= 480)
      #expect(FileError("f", "“\(text)”").problem.unicodeScalars.count <= 62)
    }
  }
}
