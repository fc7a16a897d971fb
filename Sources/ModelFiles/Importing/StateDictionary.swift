import RecurrentNets

/// Named tensors without a graph, as PyTorch, safetensors, Flax and NumPy files hold them.
public struct StateDictionary: Sendable, Equatable {
  /// The tensors by name.
  public var tensors: [String: Tensor]

  /// The names in the order of the file.
  public var names: [String]

  /// What the file says beside the tensors: safetensors' metadata, or plain attributes of a module.
  public var metadata: [String: String]

  /// The kind of file, as a person would call it.
  public var format: String

  /// Words found inside the file.
  public var vocabulary: ImportedVocabulary?

  /// The names of the outputs found inside the file.
  public var labels: [String]?

  /// What was in the file and is no weight, with why it was left out.
  public var leftOut: [ImportedPart] = []

  /// Creates a dictionary of tensors.
  public init(
    tensors: [String: Tensor], names: [String], metadata: [String: String] = [:], format: String
  ) {
    self.tensors = tensors
    self.names = names
    self.metadata = metadata
    self.format = format
  }
}
