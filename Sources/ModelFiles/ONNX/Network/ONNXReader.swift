import ONNXProtos
import RecurrentNets

/// Reads recurrent networks out of ONNX files (https://onnx.ai).
///
/// The nodes `LSTM`, `GRU` and `RNN` are layers; what stands around them becomes the embedding
/// (`Gather`), dense layers (`MatMul`, `Gemm`, `Add`) and activations. Nothing is executed: constants are
/// computed by a handful of operators, all else is looked at.
struct ONNXReader {
  private let file: Onnx_ModelProto
  private let path: String
  private let options: ImportOptions
  private let byteCount: Int

  /// How many outputs are looked at.
  private static let mostOutputs = 64

  /// Parses a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call it; values that it keeps in other files are read from beside it.
  ///   - options: What the user says about it: `rnn` names a recurrent node, `head` an output.
  /// - Throws: If the bytes are no ONNX model.
  init(
    bytes: [UInt8], path: String, options: ImportOptions = ImportOptions()
  ) throws(FileError) {
    self.file = try ONNXFile.model(bytes, path: path)
    self.path = path
    self.options = options
    self.byteCount = bytes.count
  }

  /// The network in the file.
  ///
  /// - Returns: The network with everything the file holds.
  /// - Throws: If there is none, or it is one that cannot be represented.
  func model() throws(FileError) -> ImportedModel {
    try model(given: [:], batchItem: 0)
  }

  /// The network in the file with values for inputs of its graph.
  ///
  /// - Parameters:
  ///   - given: The values by the inputs' names, for models that are fed their weights.
  ///   - batchItem: Which item of a batch of initial states is taken.
  /// - Returns: The network with everything the file holds.
  /// - Throws: If there is none, or it is one that cannot be represented.
  func model(given: [String: ONNXConstant], batchItem: Int) throws(FileError) -> ImportedModel {
    try options.checkSaysNothingOfHead(path: path)
    var interpreter = ONNXInterpreter(
      file, path: path, byteCount: byteCount, wanted: options.rnn, given: given,
      batchItem: batchItem)
    try interpreter.run(file.graph.node)
    for output in file.graph.output where interpreter.values[output.name] == nil {
      interpreter.values[output.name] = try interpreter.value(output.name)
    }
    guard !interpreter.recurrences.isEmpty else { throw withoutRecurrence(interpreter) }
    let metadata = ModelMetadata(
      texts: Dictionary(
        file.metadataProps.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }),
      path: path)
    let outputs = file.graph.output.prefix(Self.mostOutputs).map(\.name)
    var options = options
    // Of this program's own files it is known which output is the network's.
    if metadata.isOwn, options.head == nil, options.rnn == nil,
      outputs.contains(ONNXWriter.Name.output)
    {
      options.head = ONNXWriter.Name.output
    }
    let choice = try ONNXChoice(interpreter, outputs: outputs, options: options, path: path)
    var builder = ONNXNetworkBuilder(interpreter, path: path)
    let network = try builder.network(choice.plan, hasHead: choice.hasHead)
    let used = choice.plan.recurrences
    var imported = ImportedModel(
      format: file.producerName.isEmpty
        ? "ONNX" : "ONNX (\(file.producerName.brief) \(file.producerVersion.brief))",
      network: network,
      parts: ONNXParts(interpreter, plan: choice.plan, roles: builder.roles).parts(of: file.graph))
    imported.notes = interpreter.notes + choice.notes
    for (index, recurrence) in interpreter.recurrences.enumerated() where used.contains(index) {
      imported.notes += recurrence.notes
      if recurrence.startIsInput {
        imported.notes.append(
          "“\(recurrence.name.brief)” starts from states that the model is given; zeros are taken here"
        )
      }
      if let other = recurrence.startsFrom {
        imported.notes.append(
          "“\(recurrence.name.brief)” starts from the state of “\(other.brief)”; zeros are taken here"
        )
        imported.warnings.append(
          ImportWarning("a layer starts from the state of another; zeros are taken here"))
      }
    }
    try metadata.complete(&imported)
    return imported
  }

  /// Why a file without a recurrent node cannot be read.
  private func withoutRecurrence(_ interpreter: ONNXInterpreter) -> FileError {
    if let first = interpreter.unreadable.first {
      return FileError(path, "has the recurrent node \(first)")
    }
    let hidden = ONNXInterpreter.recurrentNames(file.graph)
    if !hidden.isEmpty {
      return FileError(
        path,
        "has the recurrent node “\(hidden[0].brief)” only inside of a node that is not followed here"
      )
    }
    var seen: Set<String> = []
    let kinds = file.graph.node.map(\.opType).filter { seen.insert($0).inserted }
    let list = kinds.prefix(8).map(\.brief).joined(separator: ", ")
    return FileError(
      path,
      "has no LSTM, GRU or RNN node: its \(file.graph.node.count) nodes are "
        + "\(list)\(kinds.count > 8 ? ", …" : ""); recurrent layers that an exporter wrote out as single "
        + "operators or as a Scan are not read: export with nn.LSTM, nn.GRU or nn.RNN instead of cells, "
        + "or open the saved weights")
  }
}
