import Language
import ModelFiles
import RecurrentNets

extension WordPair {
  /// The pair that someone typed: two words, two classes, or one output that is no choice.
  ///
  /// Names of outputs may hold blanks: "class 0 class 1", "not class 1".
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - model: Whose outputs they are.
  /// - Throws: If it is not two different outputs, or one where one can be watched by itself.
  public init(outputs text: String, of model: TokenModel) throws(WordPairError) {
    let typed = text.trimmingBlanks
    if model.network.output.meaning != .choices, let single = model.labels.id(matching: typed) {
      self.init(first: single, second: Self.nothing)
      return
    }
    let places = typed.indices.filter { typed[$0] == " " || typed[$0] == "," }
    for place in places where !model.predictsWords {
      let left = String(typed[..<place]).trimmingBlanks
      let right = String(typed[typed.index(after: place)...]).trimmingBlanks
      guard let first = model.labels.id(matching: left),
        let second = model.labels.id(matching: right), first != second
      else { continue }
      self.init(first: first, second: second)
      return
    }
    try self.init(text, in: model.labels)
  }

  /// What is watched if nothing was chosen: the two likeliest words or classes, or, where outputs
  /// are no choices, what stands first; `nil` if there is but one word to choose from, or no output.
  ///
  /// - Parameters:
  ///   - trace: A text as read.
  ///   - position: A position `0...T`.
  public init?(likeliestIn trace: Trace, at position: Int) {
    guard trace.output.count > 0 else { return nil }
    switch trace.output.meaning {
    case .choices:
      guard let pair = trace.likeliestPair(at: position) else { return nil }
      self = pair
    case .values: self.init(first: 0, second: Self.nothing)
    case .independent:
      guard let likeliest = trace.predictions(at: position, count: 1).first else { return nil }
      self.init(first: likeliest.word, second: Self.nothing)
    }
  }

  /// The names of what is watched: one or two.
  public func names(in labels: Vocabulary) -> [String] {
    (isSingle ? [first] : [first, second]).map { labels[$0] }
  }
}

extension String {
  /// The text without blanks and commas at its ends.
  fileprivate var trimmingBlanks: String {
    let isBlank = { (character: Character) in character.isWhitespace || character == "," }
    let start = firstIndex { !isBlank($0) } ?? endIndex
    let end = lastIndex { !isBlank($0) }.map { index(after: $0) } ?? endIndex
    return start < end ? String(self[start..<end]) : ""
  }
}
