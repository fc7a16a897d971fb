import Language

/// Two sets of texts that call for different words: the rows of one condition of a suite.
public struct ContrastSets: Sendable, Equatable {
  /// The texts after which one word is right.
  public struct Side: Sendable, Equatable {
    /// The word.
    public let word: String

    /// The texts, as rows of the embedding; none is empty.
    public fileprivate(set) var texts: [[Int]] = []

    /// The first of the texts as the suite spells it.
    public fileprivate(set) var example = ""

    /// How many texts have a word `distance` words before their last.
    public func count(at distance: Int) -> Int { texts.count { $0.count > distance } }
  }

  /// The condition.
  public let condition: String

  /// The set whose word is the commoner one.
  public private(set) var first: Side

  /// The other set.
  public private(set) var second: Side

  /// The rows of the condition that have another right word.
  public private(set) var otherCount = 0

  /// The rows that hold a word the vocabulary lacks.
  public private(set) var unknownCount = 0

  /// The rows beyond the first ``mostTexts`` of a set.
  public private(set) var surplusCount = 0

  /// The most texts of a set that are read, so that a comparison fits into memory.
  public static let mostTexts = 1000

  /// Sorts the rows of a condition by their right words.
  ///
  /// If there are more than two right words, the pair counts that is asked for
  /// most often in both directions (“is” against “are” and “are” against “is”),
  /// so that the sets differ in nothing else; without such a pair the two
  /// commonest words.
  ///
  /// - Parameters:
  ///   - condition: A condition of the suite.
  ///   - suite: The rows.
  ///   - tokenizer: The words that are known.
  /// - Throws: If the condition gives no two sets.
  public init(
    of condition: String, in suite: AgreementSuite, tokenizer: Tokenizer
  ) throws(ContrastError) {
    let rows = suite.rows.filter { $0.condition == condition }
    guard !rows.isEmpty else {
      throw .unknownCondition(condition, known: suite.conditions)
    }
    try self.init(of: condition, rows: rows, tokenizer: tokenizer)
  }

  /// Sorts the rows of a condition, at least one.
  private init(
    of condition: String, rows: [AgreementSuite.Row], tokenizer: Tokenizer
  ) throws(ContrastError) {
    guard let (a, b) = Self.words(of: rows) else {
      throw .oneSet(condition, word: rows[0].right)
    }
    self.condition = condition
    first = Side(word: a)
    second = Side(word: b)
    for row in rows {
      guard row.right == a || row.right == b else {
        otherCount += 1
        continue
      }
      guard let tokens = try? tokenizer.tokens(in: row.prefix), !tokens.isEmpty,
        !tokens.contains(where: \.isUnknown)
      else {
        unknownCount += 1
        continue
      }
      let isAdded = row.right == a ? first.add(row, tokens) : second.add(row, tokens)
      if !isAdded { surplusCount += 1 }
    }
    guard !first.texts.isEmpty, !second.texts.isEmpty else {
      throw .unknownWords(condition, rows: unknownCount)
    }
  }

  /// The first condition of a suite that gives two sets with some words to look back on.
  ///
  /// - Parameters:
  ///   - suite: The rows.
  ///   - tokenizer: The words that are known.
  /// - Returns: The condition, or one with fewer words; `nil` if none gives two sets.
  public static func openingCondition(
    of suite: AgreementSuite, tokenizer: Tokenizer
  ) -> String? {
    var fallback: String?
    let rows = Dictionary(grouping: suite.rows, by: \.condition)
    for condition in suite.conditions {
      guard let rows = rows[condition],
        let sets = try? ContrastSets(of: condition, rows: rows, tokenizer: tokenizer)
      else { continue }
      if sets.distances.count >= 6 { return condition }
      fallback = fallback ?? condition
    }
    return fallback
  }

  /// The fewest texts of each set that are worth a mean.
  public static let fewestTexts = 10

  /// The farthest from the last word that is looked at.
  public static let farthest = 60

  /// How far back from the last word there are enough texts of both sets, from 0 on.
  public var distances: Range<Int> {
    let needed = min(Self.fewestTexts, first.texts.count, second.texts.count)
    let reach = [first, second].map { side in
      side.texts.map(\.count).sorted(by: >)[needed - 1]
    }
    return 0..<min(Self.farthest, reach.min() ?? 0)
  }

  /// The two right words whose rows are compared.
  private static func words(of rows: [AgreementSuite.Row]) -> (String, String)? {
    var counts: [String: Int] = [:]
    var pairs: [Pair: Int] = [:]
    var order: [String] = []
    for row in rows {
      if counts[row.right] == nil { order.append(row.right) }
      counts[row.right, default: 0] += 1
      pairs[Pair(row.right, row.wrong), default: 0] += 1
    }
    guard order.count > 1 else { return nil }
    // Sorting is stable in what counts: the words stand in the order of the suite.
    let commonest = order.enumerated().sorted {
      (counts[$0.element, default: 0], $1.offset) > (counts[$1.element, default: 0], $0.offset)
    }.map(\.element)
    guard order.count > 2 else { return (commonest[0], commonest[1]) }
    // Only pairs that are asked for are looked at, not all that could be: there may be
    // as many words as rows.
    let places = Dictionary(
      uniqueKeysWithValues: commonest.enumerated().map { ($0.element, $0.offset) })
    var best: (places: (Int, Int), count: Int)?
    for (pair, there) in pairs {
      guard let back = pairs[Pair(pair.wrong, pair.right)], let a = places[pair.right],
        let b = places[pair.wrong], a < b
      else { continue }
      let count = there + back
      // Of pairs asked for as often, that of the commonest words.
      if let best, (count, best.places.0, best.places.1) <= (best.count, a, b) { continue }
      best = ((a, b), count)
    }
    return best.map { (commonest[$0.places.0], commonest[$0.places.1]) }
      ?? (commonest[0], commonest[1])
  }

  /// A right word and the wrong one beside it.
  private struct Pair: Hashable {
    let right: String
    let wrong: String

    init(_ right: String, _ wrong: String) {
      self.right = right
      self.wrong = wrong
    }
  }
}

extension ContrastSets.Side {
  /// Takes in a text, and returns whether there was room for it.
  fileprivate mutating func add(_ row: AgreementSuite.Row, _ tokens: [Token]) -> Bool {
    guard texts.count < ContrastSets.mostTexts else { return false }
    if texts.isEmpty { example = row.prefix }
    texts.append(tokens.map(\.id))
    return true
  }
}
