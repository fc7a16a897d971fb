/// What a network reads: words, or vectors of numbers.
public enum NetworkInput: Sendable, Equatable {
  /// Rows of the embedding `(T)`.
  case tokens([Int])
  /// One vector for each step `(T, I)`.
  case vectors(Matrix)

  /// `T`, the number of steps.
  public var count: Int {
    switch self {
    case .tokens(let tokens): tokens.count
    case .vectors(let rows): rows.rows
    }
  }

  /// The first steps, at most `count`.
  public func prefix(_ count: Int) -> NetworkInput {
    switch self {
    case .tokens(let tokens): return .tokens(Array(tokens.prefix(count)))
    case .vectors(let rows):
      let kept = min(max(0, count), rows.rows)
      return .vectors(
        Matrix(
          rows: kept, columns: rows.columns,
          elements: Array(rows.elements[..<(kept * rows.columns)])))
    }
  }
}
