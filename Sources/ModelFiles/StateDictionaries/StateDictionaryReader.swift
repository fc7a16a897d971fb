import RecurrentNets

/// Makes a network out of named tensors, by the names that PyTorch and Flax give them.
///
/// A state dictionary has no graph: what reads what is concluded from names and shapes, and what
/// they leave open is asked for (``ImportOptions``) or said in a note. The rules are those of
/// ``TorchCells``, ``FlaxCells``, ``RecurrentChoice``, ``EmbeddingChoice``, ``HeadChoice`` and
/// ``HeadActivations``, one after the other.
public struct StateDictionaryReader {
  private let state: StateDictionary
  private let path: String
  private let options: ImportOptions
  private var roles: [String: String] = [:]
  private var notes: [String] = []
  private var warnings: [ImportWarning] = []
  /// Tensors of recurrent layers that were not chosen.
  private var others: Set<String> = []
  private var leavesMeaningOpen = false

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - state: The tensors.
  ///   - path: What errors call the file.
  ///   - options: What the user says about the file.
  public init(_ state: StateDictionary, path: String, options: ImportOptions = ImportOptions()) {
    self.state = state
    self.path = path
    self.options = options
  }

  /// Returns the model.
  ///
  /// - Returns: The network, and for every tensor what it was taken for or why it was left out.
  /// - Throws: If there is no recurrent layer, if weights do not fit together, or if the user has to
  ///   say which layers are meant.
  public func model() throws(FileError) -> ImportedModel {
    var reader = self
    return try reader.read()
  }

  private mutating func read() throws(FileError) -> ImportedModel {
    let recurrent = try RecurrentChoice(
      [
        TorchCells(state, options: options, path: path),
        FlaxCells(state, options: options, path: path),
      ], options: options, path: path, state: state)
    if let note = recurrent.note { notes.append(note) }
    if let warning = recurrent.warning { warnings.append(warning) }
    others = recurrent.otherTensors
    var layers: [RecurrentLayer] = []
    var levels: [Level] = []
    for (index, cells) in recurrent.levels.enumerated() {
      levels.append(Level(layers: layers.count..<layers.count + cells.count))
      for cell in cells {
        layers.append(cell.layer)
        let direction = cell.layer.direction == .backward ? " backward" : ""
        for (tensor, role) in cell.roles { roles[tensor] = "layer \(index)\(direction), \(role)" }
      }
    }
    let inputSize = layers.first?.inputSize ?? 0
    let outputSize = recurrent.levels.last?.reduce(0) { $0 + $1.layer.outputSize } ?? 0
    let embedding = try embedding(reading: inputSize, near: recurrent.name)
    let output = try output(
      reading: outputSize, near: recurrent.name, others: recurrent.others,
      wordCount: embedding.rows)
    if let problem = Network.problem(
      embedding: embedding, layers: layers, levels: levels, output: output)
    {
      throw FileError(path, "its layers do not fit together: \(problem)")
    }
    let network = Network(
      embedding: embedding, layers: layers, levels: levels, output: output,
      readout: options.readout ?? .everyStep)
    noteReadout(network)
    var model = ImportedModel(
      format: state.format, network: network, parts: parts(inputSize, outputSize))
    model.vocabulary = state.vocabulary
    if let labels = state.labels, output.allows(labelCount: labels.count) { model.labels = labels }
    model.notes = notes
    model.warnings = warnings
    model.leavesMeaningOpen = leavesMeaningOpen
    return model
  }

  // MARK: - The embedding

  private mutating func embedding(
    reading inputSize: Int, near module: String
  ) throws(FileError) -> Matrix {
    let choice = try EmbeddingChoice(
      in: state, inputSize: inputSize, near: module, except: Set(roles.keys), options: options,
      path: path)
    guard let name = choice.name, let tensor = state.tensors[name] else {
      return Matrix(rows: 0, columns: 0)
    }
    roles[name] = "embedding, one row for each word"
    return Matrix(rows: tensor.shape[0], columns: tensor.shape[1], elements: tensor.values)
  }

  // MARK: - The head

  private mutating func output(
    reading size: Int, near module: String, others otherModules: [String], wordCount: Int
  ) throws(FileError) -> OutputLayer {
    let all = FoundDense.all(in: state, except: others.union(roles.keys))
    // An encoder does not predict what the decoder's layers do.
    let dense =
      options.head != nil
      ? all
      : all.filter { layer in
        let near = WeightName.commonParts(layer.name, module)
        return otherModules.allSatisfy { WeightName.commonParts(layer.name, $0) <= near }
      }
    let chain = try HeadChoice(
      dense, reading: size, near: module, options: options, path: path
    ).chain
    let activations = HeadActivations(chain, metadata: state.metadata, options: options)
    if let note = activations.note { notes.append(note) }
    if let warning = activations.warning { warnings.append(warning) }
    guard let last = chain.last, let final = last.layer(in: state, .linear) else {
      notes.append(
        "There is no layer that reads what the top layer gives: nothing is predicted."
          + (dense.count < all.count
            ? " Those of other recurrent layers are not looked at; --head NAME takes one." : ""))
      return OutputLayer(
        weight: Matrix(rows: 0, columns: size), bias: [], activation: .elementwise(.linear),
        meaning: .values)
    }
    var hidden: [DenseLayer] = []
    for (index, layer) in chain.dropLast().enumerated() {
      if let dense = layer.layer(in: state, activations.hidden[index]) { hidden.append(dense) }
      setRole(of: layer, "dense layer \(index) of the head")
    }
    setRole(of: last, "head")
    return OutputLayer(
      hiddenLayers: hidden, weight: final.weight, bias: final.bias, activation: activations.output,
      meaning: meaning(of: final.bias.count, activations.output, wordCount: wordCount))
  }

  private mutating func setRole(of layer: FoundDense, _ role: String) {
    roles[layer.weightName] = "\(role), weights"
    if let bias = layer.biasName { roles[bias] = "\(role), bias" }
  }

  /// What the outputs mean, by their number: one for each word or class is a choice among them.
  private mutating func meaning(
    of count: Int, _ activation: OutputLayer.OutputActivation, wordCount: Int
  ) -> OutputLayer.Meaning {
    if let meaning = activation.meaning { return meaning }
    if state.labels?.count == count || state.vocabulary?.words.count == count { return .choices }
    guard wordCount > 0 else {
      leavesMeaningOpen = true
      return .values
    }
    return count == 1 ? .independent : .choices
  }

  /// Says what the file leaves open of where it predicts; for one direction the last step is the end.
  private mutating func noteReadout(_ network: Network) {
    let count = network.output.count
    guard options.readout == nil, count > 0, count != network.embedding.rows else { return }
    notes.append(
      "The file does not say whether the model predicts at every step or at the end; it is shown "
        + "at every step. --readout end reads the last state of each direction (h_n), "
        + "--readout last what stands at the last step (output[:, -1]).")
    guard network.readsBackward else { return }
    warnings.append(
      ImportWarning(
        "shown at every step; a model that predicts once needs --readout end (h_n) or --readout last",
        option: "--readout"))
  }

  // MARK: - The parts

  /// Every tensor with its role, in the file's order, and what is no weight after them.
  private mutating func parts(_ inputSize: Int, _ outputSize: Int) -> [ImportedPart] {
    var unused: [String] = []
    var parts: [ImportedPart] = []
    for name in state.names {
      let shape = state.tensors[name]?.shape ?? []
      if let role = roles[name] {
        parts.append(ImportedPart(name, shape: shape, role: role))
      } else {
        if !shape.isEmpty { unused.append(name) }
        parts.append(
          ImportedPart(
            name, shape: shape, role: "left out: \(reason(name, shape, inputSize, outputSize))",
            isUsed: false))
      }
    }
    if let first = unused.first {
      let others = unused.count > 1 ? " and \(unused.count - 1) more" : ""
      notes.append(
        "Left out: “\(first)”\(others). What the model does with it is not in these numbers.")
      let count = layerCount(unused)
      warnings.insert(
        ImportWarning(
          "\(count) layer\(count == 1 ? "" : "s") left out: what it predicts is not the model's own; "
            + "lstm-tui info says which"), at: 0)
    }
    return parts
      + state.leftOut.map { part in
        var part = part
        part.role = "left out: " + part.role
        return part
      }
  }

  /// How many layers weights belong to.
  private func layerCount(_ names: [String]) -> Int {
    Set(
      names.map { text in
        // A cell of Flax has a kernel for each gate.
        let name = WeightName(text)
        return name.prefix(dropping: others.contains(text) && name.leaf != "weight" ? 2 : 1)
      }
    ).count
  }

  private func reason(
    _ name: String, _ shape: [Int], _ inputSize: Int, _ outputSize: Int
  ) -> String {
    let leaf = WeightName(name).leaf
    guard shape.count == 2, leaf == "weight" || leaf == "kernel" else {
      return "belongs to no layer that was taken"
    }
    let inputs = shape[leaf == "kernel" ? 0 : 1]
    if inputs == outputSize { return "another layer was taken for the head" }
    return "reads \(inputs) values; the top layer gives \(outputSize), and an embedding has "
      + "\(inputSize) for each word"
  }
}
