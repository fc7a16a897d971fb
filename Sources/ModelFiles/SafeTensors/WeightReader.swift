import RecurrentNets

/// Takes a network's weights out of a safetensors file, with every shape checked.
struct WeightReader {
  let file: SafeTensorsFile
  let path: String

  /// The network whose tensors have the names that ``TokenModel`` documents.
  func network(cell: CellKind) throws(FileError) -> Network {
    let embedding = try matrix("embedding.weight")
    var layers: [RecurrentLayer] = []
    var inputSize = embedding.columns
    while layers.isEmpty || file.tensors["rnn.weight_hh_l\(layers.count)"] != nil {
      let layer = try layer(layers.count, cell: cell, inputSize: inputSize)
      inputSize = layer.hiddenSize
      layers.append(layer)
    }
    return Network(
      embedding: embedding, layers: layers,
      output: OutputLayer(
        weight: try matrix("output.weight", rows: embedding.rows, columns: inputSize),
        bias: try vector("output.bias", count: embedding.rows)))
  }

  private func layer(
    _ index: Int, cell: CellKind, inputSize: Int
  ) throws(FileError) -> RecurrentLayer {
    let recurrent = try matrix("rnn.weight_hh_l\(index)")
    // A tensor without values may have a side of any size.
    let (rows, overflow) = recurrent.columns.multipliedReportingOverflow(by: cell.blockCount)
    guard !overflow, recurrent.rows == rows, rows > 0 else {
      throw FileError(
        path,
        "tensor “rnn.weight_hh_l\(index)” is \(recurrent.rows) × \(recurrent.columns); "
          + "a layer of kind “\(cell.rawValue)” has \(cell.blockCount) rows for each column")
    }
    let input = try matrix("rnn.weight_ih_l\(index)", rows: rows, columns: inputSize)
    var bias = try vector("rnn.bias_ih_l\(index)", count: rows)
    if file.tensors["rnn.bias_hh_l\(index)"] != nil {
      let second = try vector("rnn.bias_hh_l\(index)", count: rows)
      for row in bias.indices { bias[row] += second[row] }
    }
    return RecurrentLayer(
      cell: cell, inputWeight: input, recurrentWeight: recurrent, bias: bias)
  }

  private func tensor(_ name: String) throws(FileError) -> Tensor {
    guard let tensor = file.tensors[name] else {
      let found = file.tensors.keys.sorted().prefix(6).joined(separator: ", ")
      throw FileError(
        path, "has no tensor “\(name)”; found \(found.isEmpty ? "no tensors at all" : found)")
    }
    guard tensor.values.allSatisfy(\.isFinite) else {
      throw FileError(path, "tensor “\(name)” holds values that are not finite")
    }
    return tensor
  }

  private func matrix(
    _ name: String, rows: Int? = nil, columns: Int? = nil
  ) throws(FileError) -> Matrix {
    let tensor = try tensor(name)
    guard tensor.shape.count == 2, rows ?? tensor.shape[0] == tensor.shape[0],
      columns ?? tensor.shape[1] == tensor.shape[1]
    else {
      let expected = "\(rows.map(String.init) ?? "any") × \(columns.map(String.init) ?? "any")"
      throw FileError(path, "tensor “\(name)” has shape \(tensor.shape); expected \(expected)")
    }
    return Matrix(rows: tensor.shape[0], columns: tensor.shape[1], elements: tensor.values)
  }

  private func vector(_ name: String, count: Int) throws(FileError) -> [Float] {
    let tensor = try tensor(name)
    guard tensor.shape == [count] else {
      throw FileError(path, "tensor “\(name)” has shape \(tensor.shape); expected [\(count)]")
    }
    return tensor.values
  }
}
