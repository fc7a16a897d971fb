import CellGrid

/// Asks a terminal for its background colour and understands the answer.
///
/// The question (OSC 11) is followed by one that every terminal answers (DA1), so that a terminal
/// that does not know the first is not waited for.
struct BackgroundQuery {
  /// The bytes to send.
  static let question = "\u{1B}]11;?\u{1B}\\\u{1B}[c"

  /// The tone of the background, as far as it has been answered.
  private(set) var tone: BackgroundTone?
  /// Whether the last answer has come.
  private(set) var isComplete = false
  /// What was typed meanwhile, and the beginning of an answer that is not complete.
  private(set) var remainder: [UInt8] = []

  /// Returns whether a terminal of this type may be asked: it answers, or at least is silent.
  static func isPlausible(type: String) -> Bool {
    let families = [
      "xterm", "tmux", "rxvt", "alacritty", "kitty", "foot", "wezterm", "ghostty", "konsole", "vte",
      "gnome", "iterm", "contour", "mintty", "mlterm", "nsterm", "st-", "st256",
    ]
    return families.contains { type.hasPrefix($0) } || type == "st"
  }

  /// Takes more bytes from the terminal.
  mutating func receive(_ bytes: some Sequence<UInt8>) {
    remainder += bytes
    var kept: [UInt8] = []
    var rest = remainder[...]
    while let byte = rest.first {
      guard byte == 0x1B else {
        kept.append(byte)
        rest.removeFirst()
        continue
      }
      guard let length = Self.lengthOfAnswer(rest) else {
        kept.append(byte)
        rest.removeFirst()
        continue
      }
      take(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    remainder = kept
  }

  private mutating func take(_ answer: ArraySlice<UInt8>) {
    if answer.last == UInt8(ascii: "c") {
      isComplete = true
    } else {
      tone = Self.tone(ofAnswer: String(decoding: answer, as: UTF8.self)) ?? tone
    }
  }

  /// Returns the length of a whole answer at the start, nil if there is none.
  private static func lengthOfAnswer(_ bytes: ArraySlice<UInt8>) -> Int? {
    let body = bytes.dropFirst(2)
    if bytes.starts(with: Array("\u{1B}]11;".utf8)) {
      guard let end = body.firstIndex(where: { $0 == 0x07 || $0 == 0x1B }) else { return nil }
      if bytes[end] == 0x07 { return end - bytes.startIndex + 1 }
      return end + 1 < bytes.endIndex ? end - bytes.startIndex + 2 : nil
    }
    if bytes.starts(with: Array("\u{1B}[?".utf8)) {
      guard let end = body.dropFirst().firstIndex(where: { !(0x30...0x3B).contains($0) }),
        bytes[end] == UInt8(ascii: "c")
      else { return nil }
      return end - bytes.startIndex + 1
    }
    return nil
  }

  /// Returns the tone of an answer such as `11;rgb:1e1e/1e1e/2e2e`, nil if it is none.
  static func tone(ofAnswer answer: String) -> BackgroundTone? {
    guard answer.contains("11;"), let start = answer.firstIndex(of: ":") else { return nil }
    let parts = answer[answer.index(after: start)...].prefix { $0.isHexDigit || $0 == "/" }
      .split(separator: "/")
    guard parts.count == 3 || parts.count == 4 else { return nil }
    var channels: [UInt8] = []
    for part in parts {
      guard (1...4).contains(part.count), let value = Int(part, radix: 16) else { return nil }
      let largest = 1 << (4 * part.count) - 1
      channels.append(UInt8(value * 255 / largest))
    }
    // Above this luminance black text reads better than white.
    let luminance = RGBColour(channels[0], channels[1], channels[2]).luminance
    return luminance > 0.18 ? .light : .dark
  }
}
