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

  /// Which states the layer that predicts reads (`--readout`).
  public var readout: Readout?

  /// The function between the dense layers that predict (`--head-activation`).
  public var headActivation: Activation?

  /// What comes after the last of them (`--output-activation`).
  public var outputActivation: OutputLayer.OutputActivation?

  /// Creates options that say nothing.
  public init() {}

  /// Refuses what is said of the head where the file itself says it.
  ///
  /// - Parameter path: What errors call the file.
  /// - Throws: If one of ``readout``, ``headActivation`` and ``outputActivation`` is given.
  func checkSaysNothingOfHead(path: String) throws(FileError) {
    guard readout != nil || headActivation != nil || outputActivation != nil else { return }
    throw FileError(
      path,
      "says itself which states its head reads and what it computes; --readout, --head-activation "
        + "and --output-activation are for files that hold weights alone")
  }
}
