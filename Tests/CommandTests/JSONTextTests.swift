import Testing

@testable import lstm_tui

/// If one of these fails, a script cannot read what a command printed.
@Suite struct JSONTextTests {
  @Test("Keys are sorted, and numbers beyond all bounds are texts instead of an error")
  func text() throws {
    let text = try JSONText.of(["b": Float.infinity, "a": -.infinity, "c": .nan, "d": 0.5])
    let lines = text.split(separator: "\n").dropFirst().dropLast().map {
      $0.filter { $0 != " " && $0 != "," }
    }
    #expect(lines == ["\"a\":\"-inf\"", "\"b\":\"inf\"", "\"c\":\"nan\"", "\"d\":0.5"])
  }
}
