import RecurrentNets

extension KerasNetworkBuilder {
  /// How many values all layers together may have that were made up to apply a function only: as many as the file
  /// has bytes, as recurrent weights of that size take more, and no less than 65,536 and no more than 4 million.
  private var madeUpLimit: Int { min(max(fileSize, 1 << 16), 1 << 22) }

  /// Adds a dense layer.
  mutating func addDense(_ layer: KerasLayer) throws(FileError) {
    let hasBias = layer.config["use_bias"]?.bool ?? true
    let datasets = try weights.take(["kernel"] + (hasBias ? ["bias"] : []), of: layer)
    let kernel = try datasets[0].tensor()
    guard kernel.shape.count == 2, !kernel.values.isEmpty,
      kernel.shape[0] == width ?? kernel.shape[0]
    else {
      throw FileError(
        path,
        "\(layer.title) has a kernel of shape \(kernel.shape); expected "
          + "[\(width.map(String.init) ?? "any"), any]")
    }
    let (inputs, outputs) = (kernel.shape[0], kernel.shape[1])
    var weight = Matrix(rows: outputs, columns: inputs)
    weight.elements = (0..<outputs * inputs).map {
      kernel.values[$0 % inputs * outputs + $0 / inputs]
    }
    var bias = [Float](repeating: 0, count: outputs)
    if hasBias {
      let tensor = try datasets[1].tensor()
      guard tensor.shape == [outputs] else {
        throw FileError(
          path, "\(layer.title) has a bias of shape \(tensor.shape); expected [\(outputs)]")
      }
      bias = tensor.values
    }
    affine?.fold(into: &weight, &bias)
    affine = nil
    width = outputs
    dense.append(
      KerasDense(
        title: layer.title, weight: weight, bias: bias,
        activation: try activation("activation", of: layer, default: "linear")))
    use(datasets[0], "dense layer “\(layer.name)”, weights")
    if hasBias { use(datasets[1], "dense layer “\(layer.name)”, biases") }
  }

  /// Adds a layer that applies a function to what the one before it gives.
  mutating func addActivation(_ layer: KerasLayer) throws(FileError) {
    guard
      let function = KerasActivation(
        layer: layer.className, config: layer.config, version: version)
    else {
      throw FileError(path, "\(layer.title) applies a function that is not known")
    }
    parts.append(ImportedPart(layer.name, role: "function of the layer before it"))
    guard function != .elementwise(.linear) else { return }
    if affine == nil, let last = dense.indices.last, dense[last].activation == .elementwise(.linear)
    {
      dense[last].activation = function
    } else {
      try addMadeUpLayer(layer.title, function)
    }
  }

  /// Adds a dense layer that does what is left of normalizations and then applies a function.
  mutating func addMadeUpLayer(
    _ title: String, _ function: KerasActivation
  ) throws(FileError) {
    guard let size = width ?? affine?.scale.count else {
      throw FileError(path, "\(title) reads the input as it is, of which the file gives no size")
    }
    guard size <= madeUpLimit, madeUpCount + size * size <= madeUpLimit else {
      throw FileError(
        path, "\(title) stands alone on \(size) values, more than is read of such layers")
    }
    madeUpCount += size * size
    var weight = Matrix(rows: size, columns: size)
    for index in 0..<size { weight[index, index] = affine?.scale[index] ?? 1 }
    dense.append(
      KerasDense(
        title: title, weight: weight,
        bias: affine?.shift ?? Array(repeating: 0, count: size), activation: function))
    affine = nil
    width = size
  }

  // MARK: - Normalizations

  /// Adds a layer that shifts and scales each value.
  mutating func addNormalization(_ layer: KerasLayer) throws(FileError) {
    let added: KerasAffine?
    switch layer.className {
    case "BatchNormalization": added = try batchNormalization(layer)
    case "Normalization": added = try normalization(layer)
    default: added = try rescaling(layer)
    }
    guard let added else { return }
    if let width, added.scale.count != width {
      throw FileError(
        path, "\(layer.title) normalizes \(added.scale.count) values; it gets \(width)")
    }
    width = added.scale.count
    // A sum can be normalized where it is made.
    if affine == nil, let last = dense.indices.last, dense[last].activation == .elementwise(.linear)
    {
      added.fold(after: &dense[last])
    } else {
      affine = affine?.followed(by: added) ?? added
    }
  }

  /// γ · (x − mean) / √(variance + ε) + β.
  private mutating func batchNormalization(_ layer: KerasLayer) throws(FileError) -> KerasAffine {
    try checkAxis(layer)
    let hasScale = layer.config["scale"]?.bool ?? true
    let hasCenter = layer.config["center"]?.bool ?? true
    let names =
      (hasScale ? ["gamma"] : []) + (hasCenter ? ["beta"] : [])
      + ["moving_mean", "moving_variance"]
    let values = try vectors(names, of: layer)
    let epsilon = Float(layer.config["epsilon"]?.number ?? 1e-3)
    return Self.affine(
      gamma: hasScale ? values[0] : nil, beta: hasCenter ? values[hasScale ? 1 : 0] : nil,
      mean: values[values.count - 2],
      deviation: values[values.count - 1].map { ($0 + epsilon).squareRoot() })
  }

  /// (x − mean) / max(√variance, 1e-7).
  private mutating func normalization(_ layer: KerasLayer) throws(FileError) -> KerasAffine {
    guard layer.config["invert"]?.bool != true else {
      throw FileError(path, "\(layer.title) works the other way round (invert)")
    }
    try checkAxis(layer)
    let values: [[Float]]
    if let mean = layer.config["mean"], let variance = layer.config["variance"] {
      values = [Self.numbers(mean), Self.numbers(variance)]
    } else {
      values = try vectors(["mean", "variance"], of: layer)
    }
    guard values[0].count == values[1].count, !values[0].isEmpty else {
      throw FileError(path, "\(layer.title) has no mean and variance of equal shape")
    }
    return Self.affine(
      gamma: nil, beta: nil, mean: values[0],
      deviation: values[1].map { max($0.squareRoot(), 1e-7) })
  }

  /// scale · x + offset.
  private mutating func rescaling(_ layer: KerasLayer) throws(FileError) -> KerasAffine? {
    guard let width else {
      throw FileError(path, "\(layer.title) reads an input of which the file gives no size")
    }
    func values(_ key: String, _ value: Double) -> [Float] {
      let found = Self.numbers(layer.config[key] ?? .number(value))
      return found.count == 1 ? Array(repeating: found[0], count: width) : found
    }
    let (scale, offset) = (values("scale", 1), values("offset", 0))
    guard scale.count == width, offset.count == width else {
      throw FileError(path, "\(layer.title) has not one scale and offset for each value")
    }
    parts.append(ImportedPart(layer.name, role: "scale and offset of each value"))
    return KerasAffine(scale: scale, shift: offset)
  }

  private static func affine(
    gamma: [Float]?, beta: [Float]?, mean: [Float], deviation: [Float]
  ) -> KerasAffine {
    let scale = deviation.indices.map { (gamma?[$0] ?? 1) / deviation[$0] }
    let shift = scale.indices.map { (beta?[$0] ?? 0) - mean[$0] * scale[$0] }
    return KerasAffine(scale: scale, shift: shift)
  }

  /// The numbers of a configuration's list, at whatever depth.
  private static func numbers(_ value: KerasJSON) -> [Float] {
    switch value {
    case .number(let number): [Float(number)]
    case .array(let values): values.flatMap(numbers)
    default: []
    }
  }

  /// Takes weights that all have one value for each value of the vectors.
  private mutating func vectors(
    _ names: [String], of layer: KerasLayer
  ) throws(FileError) -> [[Float]] {
    var result: [[Float]] = []
    for (name, dataset) in zip(names, try weights.take(names, of: layer)) {
      let tensor = try dataset.tensor()
      guard !tensor.values.isEmpty,
        tensor.values.count == result.first?.count ?? tensor.values.count
      else {
        throw FileError(
          path,
          "weight “\(dataset.name)” has shape \(tensor.shape); expected one value for each unit")
      }
      use(dataset, "\(layer.className) “\(layer.name)”, \(name)")
      result.append(tensor.values)
    }
    return result
  }

  /// Normalizations have to be along the values, not along time.
  private func checkAxis(_ layer: KerasLayer) throws(FileError) {
    let axis = layer.config["axis"].flatMap { $0.integer ?? $0.array?.first?.integer } ?? -1
    guard axis == -1 || axis == (isSequence ? 2 : 1) else {
      throw FileError(path, "\(layer.title) works along axis \(axis), not along the values")
    }
  }
}
