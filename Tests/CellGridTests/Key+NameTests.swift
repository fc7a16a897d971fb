import CellGrid
import Testing

/// `--play "Right Right j"`, the help and lessons all name keys this way.
@Suite struct KeyNameTests {
  @Test("a key's name gives the key back")
  func roundTrip() throws {
    let keys: [Key] = [
      .left, .right, .up, .down, .home, .end, .pageUp, .pageDown, .enter, .escape, .tab, .backtab,
      .backspace, .delete, .insert, .space, .function(1), .function(12), .character("j"),
      .character("é"), .character("?"), .character("-"), .character("^"), .control("p"), .alt("x"),
      .alt("X"), .alt(" "), .control("["),
    ]
    #expect(Set(keys.map(\.name)).count == keys.count)
    for key in keys {
      #expect(try Key(name: key.name) == key, "\(key)")
    }
  }

  @Test("names are read as people write them")
  func spellings() throws {
    #expect(try Key(name: "right") == .right)
    #expect(try Key(name: "ESC") == .escape)
    #expect(try Key(name: "PgDn") == .pageDown)
    #expect(try Key(name: "ctrl-P") == .control("p"))
    #expect(try Key(name: "C-c") == .control("c"))
    #expect(try Key(name: "^C") == .control("c"))
    #expect(try Key(name: "M-x") == .alt("x"))
    #expect(try Key(name: "f5") == .function(5))
    #expect(try Key(name: "F") == .character("F"))
    #expect(try Key(name: " ") == .space)
  }

  @Test("a sequence is read in order, and its first mistake is named")
  func sequences() throws {
    #expect(try Key.sequence("Right  Right\nj") == [.right, .right, .character("j")])
    #expect(try Key.sequence("  ") == [])
    for (text, culprit) in [
      ("Right Rihgt", "Rihgt"), ("F0", "F0"), ("F64", "F64"), ("f05", "f05"), ("Ctrl-é", "Ctrl-é"),
      ("Ctrl-", "Ctrl-"), ("Alt-", "Alt-"), ("Alt-xy", "Alt-xy"),
    ] {
      #expect(throws: KeyNameError(name: culprit)) { try Key.sequence(text) }
    }
    let error = #expect(throws: KeyNameError.self) { try Key(name: "Rihgt") }
    #expect(error?.description.contains("'Rihgt'") == true)
    #expect(error?.description.contains("PageUp") == true)
    #expect(error?.description.contains("\n") == false)
  }

  @Test("only keys that stand for a character type one")
  func typedCharacters() {
    #expect(Key.space.typed == " ")
    #expect(Key.character("é").typed == "é")
    #expect(Key.enter.typed == nil && Key.alt("x").typed == nil && Key.control("c").typed == nil)
  }
}
