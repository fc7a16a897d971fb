/// A recurrent network that reads words and predicts the next one.
///
/// A word's embedding `(E)` goes through the stacked layers; the top layer's
/// hidden state goes through ``output`` to one logit for each word.
public struct Network: Sendable, Equatable {
  /// One row `(E)` for each word `(V, E)`.
  public var embedding: Matrix

  /// The recurrent layers, the lowest first; never empty.
  public var layers: [RecurrentLayer]

  /// The layer from the top hidden state to the logits.
  public var output: OutputLayer

  /// Creates a network from its parts, whose sizes must agree.
  public init(embedding: Matrix, layers: [RecurrentLayer], output: OutputLayer) {
    var size = embedding.columns
    for layer in layers {
      precondition(layer.inputSize == size, "a layer reads what the one below it gives")
      size = layer.hiddenSize
    }
    precondition(!layers.isEmpty, "a network has at least one layer")
    precondition(output.weight.columns == size, "the output layer reads the top layer")
    self.embedding = embedding
    self.layers = layers
    self.output = output
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

  /// Calls `body` with each parameter tensor, always in the same order.
  ///
  /// The order is: embedding; input weight, recurrent weight and bias of each
  /// layer from the lowest; output weight; output bias.
  public mutating func forEachTensor(_ body: (inout [Float]) -> Void) {
    body(&embedding.elements)
    for index in layers.indices {
      body(&layers[index].inputWeight.elements)
      body(&layers[index].recurrentWeight.elements)
      body(&layers[index].bias)
    }
    body(&output.weight.elements)
    body(&output.bias)
  }

  /// The parameter tensors in the order of ``forEachTensor(_:)``.
  public var tensors: [[Float]] {
    [embedding.elements]
      + layers.flatMap { [$0.inputWeight.elements, $0.recurrentWeight.elements, $0.bias] }
      + [output.weight.elements, output.bias]
  }
}
