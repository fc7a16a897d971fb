import Language
import RecurrentNets

/// A text with a gap that is filled with ever more words, and the two words that are compared after it.
public struct DistanceTemplate: Sendable, Equatable {
  /// The sign that stands for the gap.
  public static let gap = "*"

  /// The words before the gap, the subject first, as rows of the embedding.
  public let before: [Int]

  /// The words after it.
  public let after: [Int]

  /// The right word, and the wrong one.
  public let pair: WordPair

  /// A text of rows of the embedding.
  ///
  /// - Parameters:
  ///   - before: The words before the gap, the subject first; at least one.
  ///   - after: The words after it.
  ///   - pair: The right word, and the wrong one.
  public init(before: [Int], after: [Int], pair: WordPair) {
    precondition(!before.isEmpty, "a template has a subject")
    self.before = before
    self.after = after
    self.pair = pair
  }

  /// Reads a row of a suite whose prefix has a gap.
  ///
  /// - Parameters:
  ///   - row: As in "she is busy * and", "is", "are".
  ///   - tokenizer: The model's words.
  /// - Throws: If there is no gap, or not just one, no word before it, or a word that the model does not know.
  public init(
    _ row: AgreementSuite.Row, tokenizer: Tokenizer
  ) throws(DistanceTemplateError) {
    let parts = row.prefix.split(separator: Self.gap, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw DistanceTemplateError(
        "expected one \(Self.gap) where words are put in, as in “she is busy * and”; found "
          + "“\(row.prefix)”")
    }
    before = try Self.words(String(parts[0]), tokenizer)
    after = try Self.words(String(parts[1]), tokenizer)
    guard !before.isEmpty else {
      throw DistanceTemplateError(
        "expected a subject before the \(Self.gap); found “\(row.prefix)”")
    }
    let right = try Self.words(row.right, tokenizer)
    let wrong = try Self.words(row.wrong, tokenizer)
    guard right.count == 1, wrong.count == 1, right != wrong else {
      throw DistanceTemplateError(
        "expected two different single words; found “\(row.right)” and “\(row.wrong)”")
    }
    pair = WordPair(first: right[0], second: wrong[0])
  }

  /// The words of a text.
  ///
  /// - Parameters:
  ///   - text: A text, perhaps an empty one.
  ///   - tokenizer: The model's words.
  /// - Returns: Rows of the embedding.
  /// - Throws: If the model does not know a word.
  public static func words(
    _ text: String, _ tokenizer: Tokenizer
  ) throws(DistanceTemplateError) -> [Int] {
    let tokens: [Token]
    do { tokens = try tokenizer.tokens(in: text) } catch {
      throw DistanceTemplateError(error.description)
    }
    if let unknown = tokens.first(where: \.isUnknown) {
      throw DistanceTemplateError("the model does not know “\(unknown.text)”")
    }
    return tokens.map(\.id)
  }

  /// The text with some words in the gap, the filler's over and over.
  public func text(filling count: Int, with filler: [Int]) -> [Int] {
    before + (0..<count).map { filler[$0 % filler.count] } + after
  }
}

/// Why a text is no template.
public struct DistanceTemplateError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was expected and what was found, in one line.
  public let description: String

  /// Creates an error that says one line.
  public init(_ description: String) { self.description = description }
}
