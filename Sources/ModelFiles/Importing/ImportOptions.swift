import RecurrentNets

/// What a user says about a file of another program, where the file itself does not.
public struct ImportOptions: Sendable, Equatable {
  /// The recurrent layers, by the beginning of their names (`--rnn`).
  public var rnn: String?

  /// The embedding, by its name (`--embedding`).
  public var embedding: String?

  /// The layer that predicts, by its name (`--head`).
  public var head: String?

  /// The function of a plain RNN (`--nonlinearity`).
  public var nonlinearity: Activation?

  /// `H`, the number of units (`--hidden`).
  public var hidden: Int?

  /// Creates options that say nothing.
  public init() {}
}
