/// Which steps of an input a network passes over, its state unchanged (Keras' masking).
public enum InputMask: Sendable, Equatable {
  /// Steps that read this token.
  case token(Int)
  /// Steps whose numbers are all this value.
  case value(Float)

  /// Whether each step of an input is passed over.
  func isSkipped(in input: NetworkInput) -> [Bool] {
    switch (self, input) {
    case (.token(let skipped), .tokens(let tokens)): tokens.map { $0 == skipped }
    case (.value(let value), .vectors(let rows)):
      (0..<rows.rows).map { rows.row($0).allSatisfy { $0 == value } }
    default: Array(repeating: false, count: input.count)
    }
  }
}
