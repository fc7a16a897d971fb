/// What kind of network is to be trained: its cells, its sizes and what it predicts.
public struct NetworkArchitecture: Sendable, Equatable, Codable {
  /// The kind of cell in every layer.
  public var cell = CellKind.lstm

  /// `V`, the number of words; 0 for a network that reads vectors.
  public var vocabularySize: Int

  /// `E`, the size of a word's embedding, or `I` of a network that reads vectors.
  public var inputSize: Int

  /// `H` of each level, the lowest first; in both directions each has as many units.
  public var hiddenSizes: [Int]

  /// The number of words, classes or values that are predicted.
  public var outputSize: Int

  /// What is predicted, and when.
  public var task = TrainingTask.nextToken

  /// Whether every level reads in both directions.
  public var isBidirectional = false

  /// Whether the gates of an LSTM look at C.
  public var hasPeepholes = false

  /// Whether the forget gate of an LSTM is 1 − i.
  public var isCoupled = false

  /// Whether the reset gate of a GRU comes after the product, as in PyTorch.
  ///
  /// Otherwise it comes before it (Cho et al. 2014).
  public var resetsAfter = true

  /// Whether a plain RNN has max(0, a) in the place of tanh(a).
  public var usesRelu = false

  /// Creates an architecture of plain layers that read words and predict the next one.
  public init(
    cell: CellKind = .lstm, vocabularySize: Int, inputSize: Int, hiddenSizes: [Int],
    outputSize: Int? = nil, task: TrainingTask = .nextToken
  ) {
    self.cell = cell
    self.vocabularySize = vocabularySize
    self.inputSize = inputSize
    self.hiddenSizes = hiddenSizes
    self.outputSize = outputSize ?? vocabularySize
    self.task = task
  }

  /// The number of weights, without biases and peepholes.
  public var weightCount: Int {
    let directions = isBidirectional ? 2 : 1
    var size = inputSize
    var count = vocabularySize * inputSize
    for hiddenSize in hiddenSizes {
      count += directions * cell.blockCount * hiddenSize * (size + hiddenSize)
      size = directions * hiddenSize
    }
    return count + outputSize * size
  }

  /// What one layer's cells have that the usual ones do not.
  fileprivate func variant(hiddenSize: Int) -> CellVariant {
    var variant = CellVariant()
    let zeros = [Float](repeating: 0, count: hiddenSize)
    switch cell {
    case .lstm:
      variant.isCoupled = isCoupled
      if hasPeepholes {
        variant.peepholes = Peepholes(forget: zeros, input: zeros, output: zeros)
      }
    case .gru: variant.recurrentCandidateBias = resetsAfter ? zeros : nil
    case .rnn: variant.candidateActivation = usesRelu ? .relu : .tanh
    }
    return variant
  }
}

extension Network {
  /// Creates a network in which every weight is 0.
  public init(zeros architecture: NetworkArchitecture) {
    var layers: [RecurrentLayer] = []
    var levels: [Level] = []
    var size = architecture.inputSize
    let directions: [Direction] =
      architecture.isBidirectional ? [.forward, .backward] : [.forward]
    for hiddenSize in architecture.hiddenSizes {
      let first = layers.count
      for direction in directions {
        var layer = RecurrentLayer(
          cell: architecture.cell, inputSize: size, hiddenSize: hiddenSize)
        layer.direction = direction
        layer.variant = architecture.variant(hiddenSize: hiddenSize)
        layers.append(layer)
      }
      levels.append(Level(layers: first..<layers.count))
      size = directions.count * hiddenSize
    }
    let readsVectors = architecture.vocabularySize == 0
    self.init(
      embedding: Matrix(
        rows: architecture.vocabularySize, columns: readsVectors ? 0 : architecture.inputSize),
      layers: layers, levels: levels,
      output: OutputLayer(
        weight: Matrix(rows: architecture.outputSize, columns: size),
        bias: Array(repeating: 0, count: architecture.outputSize),
        activation: architecture.task.activation, meaning: architecture.task.meaning),
      readout: architecture.task.readout)
  }
}
