import Testing

@testable import ModelFiles

/// If one of these fails, a configuration is misread, or one that is nested deeply enough ends the program.
@Suite struct KerasJSONTests {
  private static func value(_ text: String) throws(FileError) -> KerasJSON {
    try KerasJSON(Array(text.utf8), "config.json", path: "x")
  }

  @Test("Values are what they are in JSON, and what Python makes of it")
  func values() throws {
    let value = try Self.value(
      #"{"a": [1, 2.5, -3e2], "b": true, "c": null, "d": "[{ NaN \"", "e": {"f": NaN}, "g": Infinity, "h": [-Infinity]}"#
    )
    #expect(value["a"]?.array?.map(\.number) == [1, 2.5, -300])
    #expect(value["b"]?.bool == true)
    #expect(value["c"] == nil)
    #expect(value["d"]?.string == "[{ NaN \"")
    #expect(value["h"]?.array?.first?.number == -.infinity)
    #expect(value["e"]?["f"]?.number?.isNaN == true)
    #expect(value["g"]?.number == .infinity)
    #expect(value["g"]?.integer == nil)
  }

  @Test("Brackets count, but not those in strings")
  func depth() throws {
    let open = String(repeating: "[", count: 200_000)
    #expect(throws: FileError.self) { try Self.value(open) }
    let error = #expect(throws: FileError.self) {
      try Self.value(String(repeating: #"{"a":"#, count: 500))
    }
    #expect(error?.problem.contains("96 levels") == true)
    #expect(try Self.value(#"["\#(open)", "\"\#(open)"]"#).array?.count == 2)
    let nested = String(repeating: "[", count: 90) + String(repeating: "]", count: 90)
    #expect(try Self.value(nested).array?.count == 1)
  }

  @Test("What is no UTF-8 is JSON or not, but no end of the program")
  func noUTF8() throws {
    let bytes = Array(#"{"a!": "b", "c": NaN}"#.utf8).map { $0 == UInt8(ascii: "!") ? 0xFF : $0 }
    #expect(try KerasJSON(bytes, "config.json", path: "x")["c"]?.number?.isNaN == true)
    #expect(throws: FileError.self) {
      try KerasJSON([0x7B, 0xF0, 0x9F, 0x22, 0x3A], "config.json", path: "x")
    }
  }

  @Test("Escapes are what they stand for, halves of pairs too")
  func escapes() throws {
    #expect(try Self.value(#""a\"\\\/\n\u00e9\ud83d\ude00""#).string == "a\"\\/\n\u{E9}\u{1F600}")
    #expect(try Self.value(#""\ud83dx""#).string == "\u{FFFD}x")
    for text in [#""\u12""#, #""\x""#, #""\u+123""#, "\"abc"] {
      #expect(throws: FileError.self) { try Self.value(text) }
    }
  }

  @Test("Many numbers take no longer than many bytes")
  func manyNumbers() throws {
    let count = 300_000
    let text = "[" + String(repeating: "1,", count: count) + "2]"
    #expect(try Self.value(text).array?.count == count + 1)
  }

  @Test(
    "What is no JSON is refused",
    arguments: [
      "[1,]", "{\"a\":1,}", "[1 2]", "1 2", "--1", "[\"a\":1]", "tru", "", "{", "{\"a\":}", "\u{0}",
      "nul",
    ])
  func noJSON(text: String) {
    #expect(throws: FileError.self) { try Self.value(text) }
  }
}
