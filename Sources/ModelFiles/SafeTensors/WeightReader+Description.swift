import RecurrentNets

extension WeightReader {
  /// The network that a description in the file's metadata tells how to put together.
  func network(_ description: NetworkDescription) throws(FileError) -> Network {
    let embedding =
      tensors["embedding.weight"] == nil
      ? Matrix(rows: 0, columns: 0) : try matrix("embedding.weight")
    var layers: [RecurrentLayer] = []
    var levels: [Level] = []
    for (index, level) in description.levels.enumerated() {
      let first = layers.count
      for layer in level.layers {
        guard let variant = layer.variant else {
          throw FileError(path, "its metadata's “network” names an activation that is not known")
        }
        layers.append(
          try self.layer(
            NetworkTensors.suffix(level: index, layer.direction), cell: layer.cell,
            inputSize: nil, direction: layer.direction, variant: variant,
            resetsAfter: layer.resetsAfter))
      }
      var read = Level(
        layers: first..<layers.count, dense: try dense("dense.\(index)", level.dense),
        merge: level.merge)
      read.givesZerosWhereSkipped = level.givesZerosWhereSkipped ?? false
      levels.append(read)
    }
    // What a network without a head would have it read.
    let top = levels.last.map { layers[$0.layers].map(\.outputSize) } ?? []
    let width = levels.last?.merge == .concatenate ? top.reduce(0, +) : top.first ?? 0
    let output = try output(description, width: width)
    let problem = Network.problem(
      embedding: embedding, layers: layers, levels: levels, output: output)
    if let problem { throw FileError(path, problem) }
    return Network(
      embedding: embedding, layers: layers, levels: levels, output: output,
      readout: description.readout, mask: description.mask,
      outputIsReversed: description.outputIsReversed)
  }

  /// The head, of which there need not be any.
  private func output(
    _ description: NetworkDescription, width: Int
  ) throws(FileError) -> OutputLayer {
    guard let activation = OutputLayer.OutputActivation(named: description.headActivation) else {
      throw FileError(path, "its metadata's “network” names an activation that is not known")
    }
    guard tensors["output.weight"] != nil else {
      return OutputLayer(
        weight: Matrix(rows: 0, columns: width), bias: [], activation: activation,
        meaning: description.meaning)
    }
    let weight = try matrix("output.weight")
    return OutputLayer(
      hiddenLayers: try dense("head", description.headLayers), weight: weight,
      bias: try vector("output.bias", count: weight.rows), activation: activation,
      meaning: description.meaning)
  }

  private func dense(_ name: String, _ activations: [String]) throws(FileError) -> [DenseLayer] {
    var layers: [DenseLayer] = []
    for (place, activation) in activations.enumerated() {
      guard let activation = Activation(named: activation) else {
        throw FileError(path, "its metadata's “network” names an activation that is not known")
      }
      layers.append(try dense("\(name).\(place)", activation))
    }
    return layers
  }
}
