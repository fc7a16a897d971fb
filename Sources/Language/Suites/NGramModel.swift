/// A model that sees only the last words: what can be known without a memory.
///
/// The probability of a word is its share after the last n−1 words, mixed with that after one word
/// fewer, down to an even share of all words (Witten & Bell 1991, method C):
///
///     p(w | h) = (c(h w) + t(h) · p(w | h′)) / (c(h) + t(h))
///
/// with c(h w) how often w followed h, c(h) how often anything did, t(h) how many different
/// words did, and h′ the words h without the first.
public struct NGramModel: Sendable {
  private struct Context {
    var count = 0
    var kinds = 0
  }

  /// n, the number of words looked at, the predicted one included.
  public let order: Int

  private let vocabularySize: Int
  private var counts: [ArraySlice<Int>: Int] = [:]
  private var contexts: [ArraySlice<Int>: Context] = [:]

  /// A model that has read nothing yet.
  public init(order: Int, vocabularySize: Int) {
    precondition(order >= 1 && vocabularySize >= 1, "an n-gram has a word, a vocabulary too")
    self.order = order
    self.vocabularySize = vocabularySize
  }

  /// Reads a text of word ids.
  public mutating func read(_ text: [Int]) {
    for end in text.indices {
      for length in 1...min(order, end + 1) {
        let gram = ArraySlice(Array(text[(end + 1 - length)...end]))
        let isNew = counts[gram] == nil
        counts[gram, default: 0] += 1
        contexts[gram.dropLast(), default: Context()].count += 1
        if isNew { contexts[gram.dropLast(), default: Context()].kinds += 1 }
      }
    }
  }

  /// The probability that `word` follows a text.
  public func probability(of word: Int, after text: some BidirectionalCollection<Int>) -> Double {
    let history = Array(text.suffix(order - 1))
    var probability = 1 / Double(vocabularySize)
    for length in 0...history.count {
      let context = ArraySlice(history.suffix(length))
      guard let seen = contexts[context] else { break }
      let count = Double(counts[context + [word]] ?? 0)
      probability =
        (count + Double(seen.kinds) * probability) / Double(seen.count + seen.kinds)
    }
    return probability
  }
}
