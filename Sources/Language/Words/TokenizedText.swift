/// A text as a model reads it, which may be millions of words long.
///
/// Each spelling is kept once, so that a word takes four bytes. A text that was made of another
/// one by changing it knows all of the other's spellings, at the same places; so what a change
/// took out can be put back by ``apply(_:)``.
public struct TokenizedText: Sendable {
  /// Every spelling that occurs, or did before a change.
  private var spellings: [Token]

  /// The spelling of each word, as a place in ``spellings``.
  private var words: [UInt32]

  /// Puts words together.
  public init(_ tokens: some Sequence<Token> = []) {
    spellings = []
    words = []
    var places: [Token: UInt32] = [:]
    for token in tokens { words.append(place(of: token, in: &places)) }
  }

  /// A text whose spellings are known and distinct.
  init(spellings: [Token], words: [UInt32]) {
    self.spellings = spellings
    self.words = words
  }

  /// The ids of the words in a range of places, counted from 0.
  public func ids(_ places: Range<Int>) -> [Int] {
    words[places].map { spellings[Int($0)].id }
  }

  /// The place of the next word of which something holds, from `start` on, or `nil`.
  ///
  /// - Complexity: O(spellings + words), however long the question takes for one spelling.
  public func firstIndex(from start: Int, where holds: (Token) -> Bool) -> Int? {
    let isWanted = spellings.map(holds)
    guard isWanted.contains(true) else { return nil }
    return words[start...].firstIndex { isWanted[Int($0)] }
  }

  /// The different spellings of the text, in the order in which they first occur.
  public var distinctTexts: [String] {
    var isSeen = [Bool](repeating: false, count: spellings.count)
    var texts: [String] = []
    var known: Set<String> = []
    for word in words where !isSeen[Int(word)] {
      isSeen[Int(word)] = true
      let text = spellings[Int(word)].text
      if known.insert(text).inserted { texts.append(text) }
    }
    return texts
  }

  // MARK: - Changes

  /// Words that stand in the place of others.
  public struct Change: Sendable {
    /// The places, counted from 0, that they take.
    public let range: Range<Int>
    fileprivate let words: [UInt32]
    /// How many they are.
    public var count: Int { words.count }

    /// The same change of a text that has more words at the end of the range.
    public func lengthened(by count: Int) -> Change {
      Change(range: range.lowerBound..<range.upperBound + count, words: words)
    }
  }

  /// Puts words in the place of those in a range of places, counted from 0.
  ///
  /// - Parameters:
  ///   - range: The places; may be empty.
  ///   - tokens: The words; may be none.
  /// - Returns: The change that takes this one back.
  @discardableResult
  public mutating func replace(_ range: Range<Int>, with tokens: some Sequence<Token>) -> Change {
    let new = tokens.map { token in
      if let known = spellings.firstIndex(of: token) { return UInt32(known) }
      spellings.append(token)
      return UInt32(spellings.count - 1)
    }
    return apply(Change(range: range, words: new))
  }

  /// The change that makes this text the other one again.
  ///
  /// - Parameter other: A text that this one was made of, by changes.
  /// - Returns: A change of this text.
  /// - Complexity: O(words).
  public func change(backTo other: TokenizedText) -> Change {
    let shorter = Swift.min(words.count, other.words.count)
    var start = 0
    var end = 0
    words.withUnsafeBufferPointer { new in
      other.words.withUnsafeBufferPointer { old in
        while start < shorter, new[start] == old[start] { start += 1 }
        while end < shorter - start, new[new.count - 1 - end] == old[old.count - 1 - end] {
          end += 1
        }
      }
    }
    return Change(
      range: start..<words.count - end, words: Array(other.words[start..<other.words.count - end]))
  }

  /// Makes a change that another one of this text gave back.
  ///
  /// - Parameter change: A change of this text, or of one that it was made of.
  /// - Returns: The change that takes this one back.
  @discardableResult
  public mutating func apply(_ change: Change) -> Change {
    let old = Array(words[change.range])
    words.replaceSubrange(change.range, with: change.words)
    let start = change.range.lowerBound
    return Change(range: start..<start + change.words.count, words: old)
  }

  /// Adds another text at the end.
  public mutating func append(_ other: TokenizedText) {
    var places: [Token: UInt32] = [:]
    for (place, token) in spellings.enumerated() { places[token] = UInt32(place) }
    let moved = other.spellings.map { place(of: $0, in: &places) }
    words += other.words.map { moved[Int($0)] }
  }

  private mutating func place(of token: Token, in places: inout [Token: UInt32]) -> UInt32 {
    if let place = places[token] { return place }
    let place = UInt32(spellings.count)
    spellings.append(token)
    places[token] = place
    return place
  }
}

extension TokenizedText: RandomAccessCollection {
  /// The place of the first word: 0.
  public var startIndex: Int { 0 }
  /// The place after the last word: their number.
  public var endIndex: Int { words.count }
  /// The word at a place, counted from 0.
  public subscript(place: Int) -> Token { spellings[Int(words[place])] }
}

extension TokenizedText: Equatable {
  /// Whether both have the same words.
  public static func == (left: TokenizedText, right: TokenizedText) -> Bool {
    left.elementsEqual(right)
  }
}
