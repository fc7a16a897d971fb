import RecurrentNets

extension KerasNetworkBuilder {
  /// Adds an LSTM, a GRU or a plain RNN.
  mutating func addRecurrent(_ layer: KerasLayer) throws(FileError) {
    try checkReadsSequence(layer)
    let isBackward = layer.config["go_backwards"]?.bool == true
    let added = try recurrentLayer(
      layer, from: layer, at: layer.className.hasPrefix("CuDNN") ? "" : "cell",
      direction: direction(isBackward), title: "layer \(levels.count)")
    try add(level: [added], of: layer)
    if isBackward { isReversed.toggle() }
    finishLevel(layer)
  }

  /// Adds the cells of an RNN layer: one, or a stack that steps together.
  mutating func addCells(_ layer: KerasLayer) throws(FileError) {
    try checkReadsSequence(layer)
    guard let cell = layer.inner("cell", at: "cell") else {
      throw FileError(path, "\(layer.title) does not say which cell it has")
    }
    var cells = [cell]
    if let items = cell.config["cells"]?.array, cell.className == "StackedRNNCells" {
      var names = KerasVariableNames()
      cells = items.map { item in
        let className = item["class_name"]?.string ?? "?"
        return KerasLayer(
          className: className, name: item["config"]?["name"]?.string ?? className,
          config: item["config"] ?? .object([:]), group: cell.group,
          variables: "\(cell.variables)/cells/\(names.next(className))")
      }
    }
    guard !cells.isEmpty else { throw FileError(path, "\(layer.title) has no cells") }
    let isBackward = layer.config["go_backwards"]?.bool == true
    for cell in cells {
      let added = try recurrentLayer(
        cell, from: cell, at: "", direction: direction(isBackward), title: "layer \(levels.count)")
      try add(level: [added], of: layer)
    }
    if isBackward { isReversed.toggle() }
    finishLevel(layer)
  }

  /// Adds a layer and its copy that reads the other way.
  mutating func addBidirectional(_ layer: KerasLayer) throws(FileError) {
    try checkReadsSequence(layer)
    guard let forward = layer.inner("layer", at: "forward_layer") else {
      throw FileError(path, "\(layer.title) does not say which layer it wraps")
    }
    let backward =
      layer.inner("backward_layer", at: "backward_layer")
      ?? layer.inner("layer", at: "backward_layer") ?? forward
    let mode = layer.config["merge_mode"]?.string
    let merges: [String: Level.Merge] = [
      "concat": .concatenate, "sum": .sum, "ave": .average, "mul": .multiply,
    ]
    guard let mode, let merge = merges[mode] else {
      throw FileError(
        path,
        "\(layer.title) has the merge mode “\(mode ?? "none")”; expected concat, sum, ave or mul")
    }
    let isBackward = forward.config["go_backwards"]?.bool == true
    let index = levels.count
    let first = try cellOrLayer(
      forward, direction: direction(isBackward), title: "layer \(index)")
    let second = try cellOrLayer(
      backward, direction: direction(!isBackward), title: "layer \(index)")
    try add(level: [first, second], merge: merge, of: layer)
    // The second half is turned into the first one's order.
    if isBackward { isReversed.toggle() }
    finishLevel(forward)
    zeroesMaskedSteps = isSequence
  }

  /// The layer within a Bidirectional one: an ordinary layer, or an RNN around a single cell.
  private mutating func cellOrLayer(
    _ layer: KerasLayer, direction: Direction, title: String
  ) throws(FileError) -> RecurrentLayer {
    if layer.className == "RNN", let cell = layer.inner("cell", at: "cell") {
      return try recurrentLayer(cell, from: cell, at: "", direction: direction, title: title)
    }
    let place = layer.className.hasPrefix("CuDNN") ? "" : "cell"
    return try recurrentLayer(layer, from: layer, at: place, direction: direction, title: title)
  }

  // MARK: - Parts

  private func direction(_ isBackward: Bool) -> Direction {
    isBackward == isReversed ? .forward : .backward
  }

  private func checkReadsSequence(_ layer: KerasLayer) throws(FileError) {
    guard isSequence else {
      throw FileError(
        path,
        "\(layer.title) needs a sequence, but the recurrent layer before it gives one vector for the text "
          + "(return_sequences is false)")
    }
    guard layer.config["time_major"]?.bool != true else {
      throw FileError(
        path, "\(layer.title) is time-major; expected texts along the first dimension")
    }
  }

  /// Adds a level that reads what the dense layers so far give.
  private mutating func add(
    level: [RecurrentLayer], merge: Level.Merge = .concatenate, of layer: KerasLayer
  ) throws(FileError) {
    guard level.count == 1 || merge == .concatenate || level[0].outputSize == level[1].outputSize
    else {
      throw FileError(path, "\(layer.title) merges directions of different sizes")
    }
    var below: [DenseLayer] = []
    for dense in dense { below.append(try dense.denseLayer(path)) }
    dense = []
    affine = nil
    let start = layers.count
    layers += level
    levels.append(Level(layers: start..<layers.count, dense: below, merge: merge))
    width = merge == .concatenate ? level.reduce(0) { $0 + $1.outputSize } : level[0].outputSize
  }

  /// Notes what the layer gives to the next one.
  private mutating func finishLevel(_ layer: KerasLayer) {
    isSequence = layer.config["return_sequences"]?.bool == true
    zeroesMaskedSteps = layer.config["zero_output_for_mask"]?.bool == true
  }

  /// Reads the weights of one cell.
  private mutating func recurrentLayer(
    _ layer: KerasLayer, from source: KerasLayer, at place: String, direction: Direction,
    title: String
  ) throws(FileError) -> RecurrentLayer {
    guard let cell = KerasCell(className: layer.className) else { throw refusal(layer) }
    let hasBias = layer.config["use_bias"]?.bool ?? true
    let names = ["kernel", "recurrent_kernel"] + (hasBias ? ["bias"] : [])
    let datasets = try weights.take(names, of: source, at: place)
    let found = KerasCellWeights(
      cell: cell, kernel: try datasets[0].tensor(), recurrent: try datasets[1].tensor(),
      bias: hasBias ? try datasets[2].tensor() : nil,
      resetsAfter: layer.config["reset_after"]?.bool ?? version.resetsAfter)
    if let problem = found.problem { throw FileError(path, "\(layer.title) \(problem)") }
    if let width, found.inputSize != width {
      throw FileError(
        path, "\(layer.title) reads vectors of \(found.inputSize) values; it gets \(width)")
    }
    let suffix = direction == .backward ? " backward" : ""
    use(datasets[0], "\(title)\(suffix), input weights\(cell.fileOrder)")
    use(datasets[1], "\(title)\(suffix), recurrent weights\(cell.fileOrder)")
    if hasBias { use(datasets[2], "\(title)\(suffix), biases\(cell.fileOrder)") }

    var variant = CellVariant()
    try setActivations(of: cell, layer, in: &variant)
    var weight = found.inputWeight
    var bias: [Float]
    (bias, variant.recurrentCandidateBias) = found.biases
    affine?.fold(into: &weight, &bias)
    return RecurrentLayer(
      cell: cell.kind, inputWeight: weight, recurrentWeight: found.recurrentWeight, bias: bias,
      direction: direction, variant: variant)
  }

  private func setActivations(
    of cell: KerasCell, _ layer: KerasLayer, in variant: inout CellVariant
  ) throws(FileError) {
    guard !cell.isCuDNN else { return }
    func elementwise(_ key: String, _ name: String) throws(FileError) -> Activation {
      guard case .elementwise(let function) = try activation(key, of: layer, default: name) else {
        throw FileError(path, "\(layer.title) has a softmax as its \(key)")
      }
      return function
    }
    variant.candidateActivation = try elementwise("activation", "tanh")
    guard cell.kind != .rnn else { return }
    variant.gateActivation = try elementwise(
      "recurrent_activation", version.hasHardSigmoidGates ? "hard_sigmoid" : "sigmoid")
    if cell.kind == .lstm { variant.stateActivation = variant.candidateActivation }
  }
}
