/// A recurrent network that reads words, or vectors, and predicts.
///
/// A word's embedding `(E)` goes through the stacked levels; what the top level
/// says goes through ``output`` to one logit for each word.
public struct Network: Sendable, Equatable {
  /// One row `(E)` for each word `(V, E)`; no rows in a network that reads vectors.
  public var embedding: Matrix

  /// The recurrent layers, the lowest level first and its forward direction first; never empty.
  public var layers: [RecurrentLayer]

  /// How the layers are stacked, the lowest level first; never empty.
  public var levels: [Level]

  /// The layer from the top level to the logits.
  public var output: OutputLayer

  /// Which hidden states of the top level ``output`` reads.
  public var readout: Readout

  /// Which steps are passed over, if any.
  public var mask: InputMask?

  /// Whether the model that a file holds gives its outputs from the last word to the first.
  ///
  /// In a trace everything stands at its word; the order counts where outputs are written out.
  public var outputIsReversed: Bool

  /// Creates a network from its parts.
  ///
  /// The parts must fit together; ``problem(embedding:layers:levels:output:)`` finds out.
  ///
  /// - Parameters:
  ///   - embedding: One row for each word; no rows if the network reads vectors.
  ///   - layers: The recurrent layers, the lowest first.
  ///   - levels: How they are stacked; `nil` for one upon the other.
  ///   - output: The layer that predicts; one without rows if there is none.
  ///   - readout: Which hidden states the output layer reads.
  ///   - mask: Which steps are passed over.
  ///   - outputIsReversed: Whether the outputs go from the last word to the first.
  public init(
    embedding: Matrix, layers: [RecurrentLayer], levels: [Level]? = nil, output: OutputLayer,
    readout: Readout = .everyStep, mask: InputMask? = nil, outputIsReversed: Bool = false
  ) {
    self.embedding = embedding
    self.layers = layers
    self.levels = levels ?? layers.indices.map { Level(layers: $0..<$0 + 1) }
    self.output = output
    self.readout = readout
    self.mask = mask
    self.outputIsReversed = outputIsReversed
    let problem = Self.problem(
      embedding: embedding, layers: layers, levels: self.levels, output: output)
    if let problem { preconditionFailure(problem) }
  }

  /// Creates a network in which every weight is 0.
  public init(zeros shape: NetworkShape) {
    var layers: [RecurrentLayer] = []
    var size = shape.embeddingSize
    for hiddenSize in shape.hiddenSizes {
      layers.append(
        RecurrentLayer(cell: shape.cell, inputSize: size, hiddenSize: hiddenSize))
      size = hiddenSize
    }
    self.init(
      embedding: Matrix(rows: shape.vocabularySize, columns: shape.embeddingSize),
      layers: layers,
      output: OutputLayer(
        weight: Matrix(rows: shape.vocabularySize, columns: size),
        bias: Array(repeating: 0, count: shape.vocabularySize)))
  }

  /// The sizes of the network.
  public var shape: NetworkShape {
    NetworkShape(
      cell: layers[0].cell, vocabularySize: embedding.rows, embeddingSize: embedding.columns,
      hiddenSizes: layers.map(\.hiddenSize))
  }

  /// Whether the network reads vectors of numbers instead of words.
  public var readsVectors: Bool { embedding.rows == 0 }

  /// `E` or `I`, the size of the vectors that the lowest level, or its dense layers, read.
  public var inputSize: Int { levels[0].dense.first?.weight.columns ?? layers[0].inputSize }

  /// Whether any layer reads from the last word to the first, so that all of a text must be known.
  public var readsBackward: Bool { layers.contains { $0.direction == .backward } }

  /// The level that a layer belongs to.
  public func level(of layer: Int) -> Int {
    levels.firstIndex { $0.layers.contains(layer) } ?? 0
  }
}
