/// Names the groups of weights in `model.weights.h5`: “lstm”, “lstm_1”, “bidirectional”.
///
/// They are made of a layer's class and a count, not of its own name
/// (`keras/src/saving/saving_lib.py`, `_save_container_state`).
struct KerasVariableNames {
  private var counts: [String: Int] = [:]

  /// The name for the next layer of a class.
  mutating func next(_ className: String) -> String { next(named: Self.snakeCase(className)) }

  /// The name for the next layer of a class whose name in this form is given.
  mutating func next(named name: String) -> String {
    defer { counts[name, default: 0] += 1 }
    let count = counts[name] ?? 0
    return count == 0 ? name : "\(name)_\(count)"
  }

  /// “TimeDistributed” as “time_distributed”, “SimpleRNN” as “simple_rnn”.
  static func snakeCase(_ name: String) -> String {
    let letters = Array(name.unicodeScalars).filter {
      $0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0)
    }
    var result = ""
    for (index, letter) in letters.enumerated() {
      let isUpper = letter.properties.isUppercase
      if isUpper, index > 0 {
        let before = letters[index - 1]
        let after = index + 1 < letters.count ? letters[index + 1] : nil
        let startsWord = after?.properties.isLowercase == true
        if before != "_", startsWord || before.properties.isLowercase { result += "_" }
      }
      result += letter.properties.lowercaseMapping
    }
    return result
  }

  /// Cuts “lstm_12” into “lstm” and 12; the first of a class has no number.
  static func parts(of name: String) -> (name: String, number: Int) {
    guard let mark = name.lastIndex(of: "_"),
      let number = Int(name[name.index(after: mark)...])
    else { return (name, 0) }
    return (String(name[..<mark]), number)
  }
}
