/// One thing to learn from: what is read, and what should be said.
///
/// A target has an entry for each step of the input, or a single one in a network that predicts once
/// (``Readout``).
public struct TrainingExample: Sendable, Equatable {
  /// What should be said.
  public enum Target: Sendable, Equatable {
    /// The right word or class, as a row of the output layer: one for each step, or a single one.
    case labels([Int])
    /// The right values, a row for each step, or a single row.
    case values(Matrix)
  }

  /// What is read.
  public var input: NetworkInput

  /// What should be said.
  public var target: Target

  /// Creates an example.
  public init(input: NetworkInput, target: Target) {
    self.input = input
    self.target = target
  }

  /// The prediction of each token but the first from those before it; empty for fewer than two.
  public init(nextTokens tokens: [Int]) {
    self.init(input: .tokens(tokens.dropLast()), target: .labels(Array(tokens.dropFirst())))
  }

  /// The prediction of each row but the first from those before it; empty for fewer than two.
  public init(nextValues rows: Matrix) {
    let kept = max(0, rows.rows - 1) * rows.columns
    let count = max(0, rows.rows - 1)
    self.init(
      input: .vectors(
        Matrix(rows: count, columns: rows.columns, elements: Array(rows.elements.prefix(kept)))),
      target: .values(
        Matrix(rows: count, columns: rows.columns, elements: Array(rows.elements.suffix(kept)))))
  }

  /// A label for each token; there must be as many.
  public init(tokens: [Int], labels: [Int]) {
    self.init(input: .tokens(tokens), target: .labels(labels))
  }

  /// One label for a whole text.
  public init(tokens: [Int], label: Int) {
    self.init(input: .tokens(tokens), target: .labels([label]))
  }

  /// `T`, the number of steps read.
  public var count: Int { input.count }

  /// Some steps of an example that has a target for each step.
  func slice(_ steps: Range<Int>) -> TrainingExample {
    let input: NetworkInput =
      switch self.input {
      case .tokens(let tokens): .tokens(Array(tokens[steps]))
      case .vectors(let rows): .vectors(rows.slice(steps))
      }
    let target: Target =
      switch self.target {
      case .labels(let labels): .labels(Array(labels[steps]))
      case .values(let rows): .values(rows.slice(steps))
      }
    return TrainingExample(input: input, target: target)
  }

  /// What does not fit a network, or `nil`.
  ///
  /// - Parameter network: The network that is to learn from the example.
  /// - Returns: One sentence with what was expected and found.
  public func problem(in network: Network) -> String? {
    switch input {
    case .tokens(let tokens):
      if network.readsVectors { return "words for a network that reads vectors" }
      if let token = tokens.first(where: { $0 < 0 || $0 >= network.embedding.rows }) {
        return "word \(token) of a vocabulary of \(network.embedding.rows)"
      }
    case .vectors(let rows):
      guard network.readsVectors else { return "vectors for a network that reads words" }
      guard rows.columns == network.inputSize else {
        return "vectors of \(rows.columns) values; the network reads \(network.inputSize)"
      }
    }
    let expected = network.readout == .everyStep ? count : min(1, count)
    let found: Int
    switch target {
    case .labels(let labels):
      guard network.output.meaning == .choices else { return "labels for a network of values" }
      if let label = labels.first(where: { $0 < 0 || $0 >= network.output.count }) {
        return "label \(label) of \(network.output.count) outputs"
      }
      found = labels.count
    case .values(let rows):
      guard network.output.meaning == .values else { return "values for a network of choices" }
      guard rows.columns == network.output.count else {
        return "\(rows.columns) values; the network predicts \(network.output.count)"
      }
      found = rows.rows
    }
    return found == expected ? nil : "\(found) targets for \(count) steps; expected \(expected)"
  }
}

extension Matrix {
  /// Some of the rows.
  func slice(_ range: Range<Int>) -> Matrix {
    Matrix(
      rows: range.count, columns: columns,
      elements: Array(elements[range.lowerBound * columns..<range.upperBound * columns]))
  }
}
