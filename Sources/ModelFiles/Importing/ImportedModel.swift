import RecurrentNets

/// A network as read from a file of any program, and what the file says about it.
public struct ImportedModel: Sendable {
  /// The kind of file, as a person would call it: "PyTorch (zip)", "Keras 3 (.keras)", "ONNX".
  public var format: String

  /// The network.
  public var network: Network

  /// Every tensor, layer or node of the file, in the file's order.
  public var parts: [ImportedPart]

  /// What a reader decided that the file left open, in sentences.
  public var notes: [String] = []

  /// What changes the numbers and is not certain, or missing.
  public var warnings: [ImportWarning] = []

  /// Whether the outputs are taken for values only because nothing says what they mean.
  ///
  /// It is decided again where words turn out to be what the network reads.
  public var leavesMeaningOpen = false

  /// The words found inside the file, if any.
  public var vocabulary: ImportedVocabulary?

  /// The names of the outputs found inside the file, if any.
  public var labels: [String]?

  /// The 99th percentile of |C|, if the file says so.
  public var cellRange: Float?

  /// How the network was made, in words, if the file says so.
  public var training: String?

  /// Over what distances the network was trained, if the file says so.
  public var trainedDistances: TrainedDistances?

  /// Creates a model that says nothing but what its network is.
  public init(format: String, network: Network, parts: [ImportedPart]) {
    self.format = format
    self.network = network
    self.parts = parts
  }
}
