/// The name of a weight, taken apart: `module.lstm.weight_ih_l0` is `weight_ih_l0` of `module.lstm`.
///
/// PyTorch joins the names of modules with dots; flattened Flax trees have dots or slashes.
struct WeightName: Hashable, Sendable {
  /// The whole name, as the file has it.
  let text: String

  /// The modules and the weight, from the outermost on.
  let parts: [Substring]

  init(_ text: String) {
    self.text = text
    parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "/" }
  }

  /// The weight's own name, without any module.
  var leaf: Substring { parts.last ?? "" }

  /// The name of the module that is so many parts shorter, in the file's own spelling.
  func prefix(dropping count: Int = 1) -> String {
    guard parts.count > count else { return "" }
    return String(text[..<parts[parts.count - count - 1].endIndex])
  }

  /// The same module's weight of another name.
  func sibling(_ leaf: String) -> String {
    String(text[..<(parts.last?.startIndex ?? text.startIndex)]) + leaf
  }

  /// How many modules two names have in common, from the outermost on.
  static func commonParts(_ first: String, _ second: String) -> Int {
    zip(WeightName(first).parts, WeightName(second).parts).prefix { $0 == $1 }.count
  }

  /// Whether a module is one that a user means by a name: itself, or one inside it.
  ///
  /// What DataParallel, torch.compile and Flax put before every name may be left out.
  static func matches(_ module: String, _ wanted: String) -> Bool {
    var parts = WeightName(module).parts
    let wanted = WeightName(wanted).parts
    while true {
      if parts.starts(with: wanted) { return true }
      guard let first = parts.first, ["module", "_orig_mod", "params", "model"].contains(first)
      else { return false }
      parts.removeFirst()
    }
  }

  /// A name in which every number is `#`, so that `lstm1` and `lstm2` are the same.
  static func withoutNumbers(_ name: String) -> String {
    var result = ""
    for character in name {
      if !("0"..."9").contains(character) {
        result.append(character)
      } else if result.last != "#" {
        result.append("#")
      }
    }
    return result
  }

  /// Whether a name comes before another, with numbers in them compared as numbers.
  static func precedes(_ first: String, _ second: String) -> Bool {
    var (first, second) = (Array(first.utf8)[...], Array(second.utf8)[...])
    func number(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      let digits = text.prefix { (0x30...0x39).contains($0) }
      text = text.dropFirst(digits.count)
      return digits.drop { $0 == 0x30 }
    }
    while let a = first.first, let b = second.first {
      if (0x30...0x39).contains(a), (0x30...0x39).contains(b) {
        let (a, b) = (number(&first), number(&second))
        if a.count != b.count { return a.count < b.count }
        if a != b { return a.lexicographicallyPrecedes(b) }
      } else {
        if a != b { return a < b }
        first = first.dropFirst()
        second = second.dropFirst()
      }
    }
    return first.count < second.count
  }
}
