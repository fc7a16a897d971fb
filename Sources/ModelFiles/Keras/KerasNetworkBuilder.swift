import RecurrentNets

/// Puts a network together from a chain of Keras layers, one after the other.
struct KerasNetworkBuilder {
  /// What errors call the file.
  let path: String

  /// The version of Keras that wrote the file.
  let version: KerasVersion

  /// What the user says about the file.
  let options: ImportOptions

  /// How many bytes the file has; what is made up may not be out of proportion to it.
  let fileSize: Int

  /// The weights, given out layer by layer.
  var weights: KerasWeights

  /// The vocabularies within an archive, by their path there.
  var assets: [String: [UInt8]] = [:]

  // MARK: - What has been built

  /// `(V, E)`; no rows in a network that reads vectors.
  var embedding = Matrix(rows: 0, columns: 0)

  /// The recurrent layers.
  var layers: [RecurrentLayer] = []

  /// How they are stacked.
  var levels: [Level] = []

  /// The dense layers since the last recurrent one.
  var dense: [KerasDense] = []

  /// What the values go through that is not part of a layer yet.
  var affine: KerasAffine?

  /// The size of the vectors here; `nil` as long as nothing has said it.
  var width: Int?

  /// Whether there is a vector for each step, and not one for the whole text.
  var isSequence = true

  /// Whether the steps come from the last word to the first.
  var isReversed = false

  /// Which steps are passed over.
  var mask: InputMask?

  /// Whether the last recurrent layer gives zeros where steps are passed over, not the state.
  var zeroesMaskedSteps = false

  /// What was found, in the order of the chain.
  var parts: [ImportedPart] = []

  /// What was decided.
  var notes: [String] = []

  /// What changes the numbers and is not in the file.
  var warnings: [ImportWarning] = []

  /// How many words the texts had that the model was trained on, if they all had as many.
  var textLength: Int?

  /// Whether a layer of the model itself makes texts as long as that, at their end.
  var fillsTexts = false

  /// The words of a layer that looks them up.
  var vocabulary: ImportedVocabulary?

  /// How many layers a chain may have; a layer costs a file less than it costs here.
  private static let layerLimit = 1000

  /// How many values layers have that were made up.
  var madeUpCount = 0

  /// The classes of all layers, for the error that there is no recurrent one.
  private var classNames: [String] = []

  init(
    path: String, version: KerasVersion, options: ImportOptions, weights: KerasWeights,
    fileSize: Int
  ) {
    self.path = path
    self.fileSize = fileSize
    self.version = version
    self.options = options
    self.weights = weights
  }

  // MARK: - Layers

  /// Adds the next layer of the chain.
  ///
  /// - Throws: If the layer cannot be part of a network here, with its name and why.
  mutating func add(_ layer: KerasLayer) throws(FileError) {
    guard classNames.count < Self.layerLimit else {
      throw FileError(path, "has more than \(Self.layerLimit) layers")
    }
    classNames.append(layer.className)
    noteInputSize(layer)
    if let what = Self.withoutEffect[layer.className] {
      parts.append(ImportedPart(layer.name, role: "\(layer.className): \(what)", isUsed: false))
      return
    }
    switch layer.className {
    case "InputLayer": addInput(layer)
    case "Embedding": try addEmbedding(layer)
    case "Masking": try addMasking(layer)
    case "TextVectorization", "StringLookup": try addVocabulary(layer)
    case "Bidirectional": try addBidirectional(layer)
    case "RNN": try addCells(layer)
    case "TimeDistributed": try addTimeDistributed(layer)
    case "Dense": try addDense(layer)
    case "BatchNormalization", "Normalization", "Rescaling": try addNormalization(layer)
    case "Activation", "Softmax", "ReLU", "LeakyReLU", "ELU", "ThresholdedReLU":
      try addActivation(layer)
    case "Flatten" where !isSequence:
      parts.append(ImportedPart(layer.name, role: "Flatten: one vector already", isUsed: false))
    default:
      guard KerasCell(className: layer.className) != nil else { throw refusal(layer) }
      try addRecurrent(layer)
    }
  }

  /// Layers that do nothing outside training, and what they do there.
  private static let withoutEffect = [
    "Dropout": "works in training only", "SpatialDropout1D": "works in training only",
    "GaussianDropout": "works in training only", "GaussianNoise": "works in training only",
    "AlphaDropout": "works in training only", "ActivityRegularization": "works in training only",
    "Identity": "changes nothing",
  ]

  /// Adds the layer that a wrapper applies to every step.
  private mutating func addTimeDistributed(_ layer: KerasLayer) throws(FileError) {
    guard let inner = layer.inner("layer", at: "layer") else {
      throw FileError(path, "\(layer.title) does not say which layer it wraps")
    }
    guard isSequence else {
      throw FileError(path, "\(layer.title) needs a sequence, but gets one vector for the text")
    }
    guard KerasCell(className: inner.className) == nil, inner.className != "Bidirectional",
      inner.className != "RNN", inner.className != "Embedding"
    else { throw FileError(path, "\(layer.title) applies \(inner.title) to each step") }
    try add(inner)
  }

  /// Takes the size of the input's vectors, if the first layer gives it: [texts, steps, size].
  private mutating func noteInputSize(_ layer: KerasLayer) {
    guard classNames.count == 1, let sides = Self.inputShape(layer) else { return }
    // [texts, words]: one word is what a layer cuts into words itself.
    if sides.count == 2 { textLength = sides[1].integer.flatMap { $0 > 1 ? $0 : nil } }
    guard sides.count == 3 else { return }
    // Something in the file has a weight for each value.
    width = sides[2].integer.flatMap { (1...max(1, fileSize)).contains($0) ? $0 : nil }
  }

  private static func inputShape(_ layer: KerasLayer) -> [KerasJSON]? {
    (layer.config["batch_shape"] ?? layer.config["batch_input_shape"])?.array
  }

  private mutating func addInput(_ layer: KerasLayer) {
    let sides = (Self.inputShape(layer) ?? []).map { $0.integer.map(String.init) ?? "any" }
    parts.append(
      ImportedPart(layer.name, role: "input, \(sides.joined(separator: " × "))", isUsed: false))
  }

  private mutating func addEmbedding(_ layer: KerasLayer) throws(FileError) {
    guard layers.isEmpty, dense.isEmpty, affine == nil, width == nil else {
      throw FileError(path, "\(layer.title) is not the first layer that computes")
    }
    let table = try weights.take(["embeddings"], of: layer)[0]
    let tensor = try table.tensor()
    guard tensor.shape.count == 2, !tensor.values.isEmpty else {
      throw FileError(
        path, "weight “\(table.name)” has shape \(tensor.shape); expected [words, size]")
    }
    embedding = Matrix(rows: tensor.shape[0], columns: tensor.shape[1], elements: tensor.values)
    width = embedding.columns
    if textLength == nil { textLength = layer.config["input_length"]?.integer }
    let isMasked = layer.config["mask_zero"]?.bool == true
    if isMasked { mask = .token(0) }
    use(table, isMasked ? "embedding; word 0 is padding and passed over" : "embedding")
  }

  private mutating func addMasking(_ layer: KerasLayer) throws(FileError) {
    guard layers.isEmpty, dense.isEmpty, affine == nil, embedding.rows == 0 else {
      throw FileError(path, "\(layer.title) does not read the input, but what a layer computes")
    }
    let value = Float(layer.config["mask_value"]?.number ?? 0)
    mask = .value(value)
    parts.append(ImportedPart(layer.name, role: "steps of nothing but \(value) are passed over"))
  }

  // MARK: - Helpers

  /// Notes that a weight is part of the network.
  mutating func use(_ dataset: HDF5Dataset, _ role: String) {
    parts.append(ImportedPart(dataset.name, shape: dataset.shape, role: role))
  }

  /// The function a layer names, or the one that it has when it names none.
  func activation(
    _ key: String, of layer: KerasLayer, default name: String
  ) throws(FileError) -> KerasActivation {
    let value = layer.config[key] ?? .string(name)
    guard let activation = KerasActivation(value, version: version) else {
      let found = value.string ?? value["config"]?.string ?? value["class_name"]?.string ?? "?"
      throw FileError(path, "\(layer.title) has the unknown \(key) “\(found)”")
    }
    return activation
  }

  /// The error that there is no recurrent layer.
  var noRecurrentLayer: FileError {
    let found = classNames.isEmpty ? "no layers" : classNames.prefix(8).joined(separator: ", ")
    return FileError(path, "has no LSTM, GRU or SimpleRNN layer; found \(found)")
  }
}
