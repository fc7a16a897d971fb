/// A name that is no key's.
public struct KeyNameError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name as given.
  public let name: String

  /// Creates the error for a name.
  public init(name: String) { self.name = name }

  /// One line for the user: what was found and what is expected.
  public var description: String {
    "unknown key '\(name)': expected a single character, Ctrl-x, Alt-x, F1 to F63, or one of "
      + Key.named.map(\.name).joined(separator: ", ")
  }
}

extension Key {
  /// The keys that have a name of their own, in the order of the help.
  static let named: [(key: Key, name: String)] = [
    (.left, "Left"), (.right, "Right"), (.up, "Up"), (.down, "Down"), (.home, "Home"),
    (.end, "End"), (.pageUp, "PageUp"), (.pageDown, "PageDown"), (.enter, "Enter"),
    (.escape, "Escape"), (.tab, "Tab"), (.backtab, "Backtab"), (.backspace, "Backspace"),
    (.delete, "Delete"), (.insert, "Insert"), (.space, "Space"),
  ]

  private static let aliases: [String: Key] = [
    "esc": .escape, "return": .enter, "pgup": .pageUp, "pgdn": .pageDown, "del": .delete,
    "shift-tab": .backtab,
  ]

  /// The name as in the help: `Right`, `j`, `Ctrl-P`, `Alt-x`, `F1`.
  public var name: String {
    switch self {
    case .function(let number): "F\(number)"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-" + String(character).uppercased()
    case .alt(let character): "Alt-" + (character == " " ? "Space" : String(character))
    default: Self.named.first { $0.key == self }?.name ?? ""
    }
  }

  /// Creates a key from its name.
  ///
  /// Names of more than one character are read in any case; `C-p`, `^P` and `M-x` are known too.
  ///
  /// - Throws: `KeyNameError` for any other text.
  public init(name: String) throws(KeyNameError) {
    if name.count == 1, let character = name.first {
      self = character == " " ? .space : .character(character)
      return
    }
    let lowered = name.lowercased()
    if let found = Self.named.first(where: { $0.name.lowercased() == lowered }) {
      self = found.key
    } else if let found = Self.aliases[lowered] {
      self = found
    } else if let rest = Self.rest(of: name, after: ["ctrl-", "c-", "^"]), rest.count == 1,
      let character = rest.lowercased().first, Self.isControllable(character)
    {
      self = .control(character)
    } else if let rest = Self.rest(of: name, after: ["alt-", "meta-", "m-"]),
      let character = rest.lowercased() == "space" ? " " : rest.first,
      rest.count == 1 || character == " "
    {
      self = .alt(character)
    } else if lowered.hasPrefix("f"), let number = Int(lowered.dropFirst()),
      (1...63).contains(number), lowered == "f\(number)"
    {
      self = .function(number)
    } else {
      throw KeyNameError(name: name)
    }
  }

  /// Returns the keys of a text such as `Right Right j`, names separated by blanks.
  ///
  /// - Throws: `KeyNameError` for the first name that is no key's.
  public static func sequence(_ text: String) throws(KeyNameError) -> [Key] {
    var keys: [Key] = []
    for name in text.split(whereSeparator: \.isWhitespace) {
      keys.append(try Key(name: String(name)))
    }
    return keys
  }

  private static func rest(of name: String, after prefixes: [String]) -> Substring? {
    for prefix in prefixes where name.lowercased().hasPrefix(prefix) {
      return name.dropFirst(prefix.count)
    }
    return nil
  }

  private static func isControllable(_ character: Character) -> Bool {
    ("a"..."z").contains(character) || "@[\\]^_".contains(character)
  }
}
