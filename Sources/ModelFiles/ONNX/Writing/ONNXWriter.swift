import ONNXProtos
import RecurrentNets

/// Writes a network as an ONNX graph that any runtime computes.
///
/// Everything has two axes before its vectors: time, then the texts of a batch, both of any size. That is
/// the layout of ONNX' own recurrent nodes, and PyTorch's unless it is told otherwise, so that nothing has
/// to be turned. Words are 64-bit integers, `input_ids (T, N)`; numbers are `input (T, N, I)`. The
/// output is `output`, `(T, N, O)` or `(N, O)` if there is one for a whole text; what it is before its
/// last function is `logits` beside it.
///
/// Operators are those of version 17; a dense layer with GELU needs version 20, which has it.
struct ONNXWriter {
  /// The names of a graph's inputs and outputs.
  enum Name {
    /// Words as rows of the embedding.
    static let tokens = "input_ids"
    /// Vectors of numbers.
    static let vectors = "input"
    /// The output layer's sums, where a function comes after them.
    static let logits = "logits"
    /// What the network gives.
    static let output = "output"
    /// The axis of time.
    static let time = "sequence"
    /// The axis of texts.
    static let texts = "batch"
  }

  /// The network.
  let network: Network

  /// The file to be written, for errors.
  let path: String

  /// What is put together.
  var builder = ONNXGraphBuilder(name: "network")

  /// The number of texts, as a tensor; made when an initial state asks for it.
  var textCount: String?

  /// The most bytes that weights may take: a file of messages holds less than 2 GB.
  static let mostBytes = 1 << 31 - 1 << 24

  /// Prepares to write a network.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - path: The file to be written, for errors.
  init(_ network: Network, path: String) {
    self.network = network
    self.path = path
  }

  /// The network as a model without metadata.
  ///
  /// - Returns: The model.
  /// - Throws: If the network has something that ONNX' nodes cannot say.
  mutating func model() throws(FileError) -> Onnx_ModelProto {
    if let problem = Self.problem(network) {
      throw FileError(path, "cannot be written: \(problem)")
    }
    var vectors = addInput()
    for index in network.levels.indices { vectors = addLevel(index, reading: vectors) }
    if network.readout == .lastPosition {
      let last = builder.integers([-1], isScalar: true)
      vectors = builder.add("Gather", [vectors, last], "last", [.integer("axis", 0)])
    } else if network.outputIsReversed, network.readout == .everyStep {
      let (back, all) = (builder.integers([-1]), builder.integers([.min]))
      let time = builder.integers([0])
      vectors = builder.add("Slice", [vectors, back, all, time, back], "reversed")
    }
    addHead(reading: vectors)
    var model = Onnx_ModelProto()
    let needsGelu = builder.graph.node.contains { $0.opType == "Gelu" }
    model.irVersion = needsGelu ? 9 : 8
    model.producerName = "lstm-tui"
    model.graph = builder.graph
    var operators = Onnx_OperatorSetIdProto()
    operators.domain = ""
    operators.version = needsGelu ? 20 : 17
    model.opsetImport = [operators]
    return model
  }

  /// The input, and the vectors that it stands for.
  private mutating func addInput() -> String {
    let axes: [ONNXGraphBuilder.Side] = [.named(Name.time), .named(Name.texts)]
    guard !network.readsVectors else {
      builder.input(Name.vectors, .float, axes + [.fixed(network.inputSize)])
      return Name.vectors
    }
    builder.input(Name.tokens, .int64, axes)
    let table = network.embedding
    let weight = builder.floats("embedding.weight", [table.rows, table.columns], table.elements)
    return builder.add("Gather", [weight, Name.tokens], "embedding", [.integer("axis", 0)])
  }

  /// The head, and the outputs of the graph.
  private mutating func addHead(reading vectors: String) {
    var axes: [ONNXGraphBuilder.Side] = [.named(Name.texts)]
    if network.readout == .everyStep { axes.insert(.named(Name.time), at: 0) }
    let head = network.output
    guard head.count > 0 else {
      let size = network.levels.last?.mergedSize(of: network.layers) ?? 0
      builder.output(vectors, as: Name.output, axes + [.fixed(size)])
      return
    }
    var vectors = vectors
    for (place, dense) in head.hiddenLayers.enumerated() {
      vectors = add(dense, "head.\(place)", reading: vectors)
    }
    let logits = add(
      DenseLayer(weight: head.weight, bias: head.bias, activation: .linear), "output",
      reading: vectors)
    let result: String
    switch head.activation {
    case .softmax: result = builder.add("Softmax", [logits], "output", [.integer("axis", -1)])
    case .logSoftmax: result = builder.add("LogSoftmax", [logits], "output", [.integer("axis", -1)])
    case .elementwise(let activation): result = add(activation, "output", reading: logits)
    }
    if result != logits { builder.output(logits, as: Name.logits, axes + [.fixed(head.count)]) }
    builder.output(result, as: Name.output, axes + [.fixed(head.count)])
  }
}
