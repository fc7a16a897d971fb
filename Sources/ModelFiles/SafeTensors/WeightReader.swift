import RecurrentNets

/// Takes a network's weights out of named tensors, with every shape checked.
struct WeightReader {
  let tensors: [String: Tensor]
  let path: String

  /// The plain network whose tensors have the names that ``TokenModel`` documents.
  func network(cell: CellKind) throws(FileError) -> Network {
    let embedding = try matrix("embedding.weight")
    var layers: [RecurrentLayer] = []
    var inputSize = embedding.columns
    while layers.isEmpty || tensors["rnn.weight_hh_l\(layers.count)"] != nil {
      let layer = try layer(
        "l\(layers.count)", cell: cell, inputSize: inputSize, variant: CellVariant())
      inputSize = layer.hiddenSize
      layers.append(layer)
    }
    return Network(
      embedding: embedding, layers: layers,
      output: OutputLayer(
        weight: try matrix("output.weight", rows: embedding.rows, columns: inputSize),
        bias: try vector("output.bias", count: embedding.rows)))
  }

  /// The layer whose names end as given, with what its variant has of weights.
  func layer(
    _ end: String, cell: CellKind, inputSize: Int?, direction: Direction = .forward,
    variant: CellVariant, resetsAfter: Bool = false
  ) throws(FileError) -> RecurrentLayer {
    let recurrent = try matrix("rnn.weight_hh_\(end)")
    let projection = try optionalMatrix("rnn.weight_hr_\(end)")
    let units = projection?.columns ?? recurrent.columns
    // A tensor without values may have a side of any size.
    let (rows, overflow) = units.multipliedReportingOverflow(by: cell.blockCount)
    guard !overflow, recurrent.rows == rows, rows > 0 else {
      throw FileError(
        path,
        "tensor “rnn.weight_hh_\(end)” is \(recurrent.rows) × \(recurrent.columns); "
          + "a layer of kind “\(cell.rawValue)” has \(cell.blockCount) rows for each column")
    }
    let input = try matrix("rnn.weight_ih_\(end)", rows: rows, columns: inputSize)
    var bias = try vector("rnn.bias_ih_\(end)", count: rows)
    var variant = variant
    if tensors["rnn.bias_hh_\(end)"] != nil {
      let second = try vector("rnn.bias_hh_\(end)", count: rows)
      let added = resetsAfter ? rows - units : rows
      for row in 0..<added { bias[row] += second[row] }
      if resetsAfter { variant.recurrentCandidateBias = Array(second[added...]) }
    }
    variant.projection = projection
    variant.initialHidden = try optionalVector("rnn.h_0_\(end)")
    variant.initialCell = try optionalVector("rnn.c_0_\(end)")
    if tensors["rnn.peephole_f_\(end)"] != nil {
      variant.peepholes = Peepholes(
        forget: try vector("rnn.peephole_f_\(end)", count: units),
        input: try vector("rnn.peephole_i_\(end)", count: units),
        output: try vector("rnn.peephole_o_\(end)", count: units))
    }
    let problem = RecurrentLayer.problem(
      cell: cell, inputWeight: input, recurrentWeight: recurrent, bias: bias, variant: variant)
    if let problem { throw FileError(path, "layer “\(end)”: \(problem)") }
    return RecurrentLayer(
      cell: cell, inputWeight: input, recurrentWeight: recurrent, bias: bias,
      direction: direction, variant: variant)
  }

  /// A dense layer whose tensors are `{name}.weight` and `{name}.bias`.
  func dense(_ name: String, _ activation: Activation) throws(FileError) -> DenseLayer {
    let weight = try matrix("\(name).weight")
    return DenseLayer(
      weight: weight, bias: try vector("\(name).bias", count: weight.rows), activation: activation)
  }

  // MARK: - Tensors

  private func tensor(_ name: String) throws(FileError) -> Tensor {
    guard let tensor = tensors[name] else {
      let found = tensors.keys.sorted().prefix(6).joined(separator: ", ")
      throw FileError(
        path, "has no tensor “\(name)”; found \(found.isEmpty ? "no tensors at all" : found)")
    }
    return tensor
  }

  func matrix(_ name: String, rows: Int? = nil, columns: Int? = nil) throws(FileError) -> Matrix {
    let tensor = try tensor(name)
    guard tensor.shape.count == 2, rows ?? tensor.shape[0] == tensor.shape[0],
      columns ?? tensor.shape[1] == tensor.shape[1]
    else {
      let expected = "\(rows.map(String.init) ?? "any") × \(columns.map(String.init) ?? "any")"
      throw FileError(path, "tensor “\(name)” has shape \(tensor.shape); expected \(expected)")
    }
    return Matrix(rows: tensor.shape[0], columns: tensor.shape[1], elements: tensor.values)
  }

  private func optionalMatrix(_ name: String) throws(FileError) -> Matrix? {
    tensors[name] == nil ? nil : try matrix(name)
  }

  func vector(_ name: String, count: Int) throws(FileError) -> [Float] {
    let tensor = try tensor(name)
    guard tensor.shape == [count] else {
      throw FileError(path, "tensor “\(name)” has shape \(tensor.shape); expected [\(count)]")
    }
    return tensor.values
  }

  private func optionalVector(_ name: String) throws(FileError) -> [Float]? {
    guard let tensor = tensors[name] else { return nil }
    return try vector(name, count: tensor.values.count)
  }
}
