/// The layer that turns what the top level says into one number for each word, class or value.
public struct OutputLayer: Sendable, Equatable {
  /// What the numbers mean.
  public enum Meaning: String, Sendable, Codable {
    /// Exactly one of the words or classes is right: their logits, for a softmax.
    case choices
    /// Each may hold or not, whatever the others do: their logits, for a sigmoid each.
    case independent
    /// They are what is predicted.
    case values
  }

  /// What comes after the logits in the model that a file holds.
  public enum OutputActivation: Sendable, Equatable {
    /// Probabilities that add up to 1.
    case softmax
    /// Their logarithms.
    case logSoftmax
    /// A function of each number alone; ``Activation/linear`` if there is none.
    case elementwise(Activation)
  }

  /// What a hidden state goes through before this layer; usually nothing.
  public var hiddenLayers: [DenseLayer] = []

  /// The weight `(V, H)`: row w is what the hidden state must look like for word w.
  public var weight: Matrix

  /// The bias `(V)`: how likely each word is when the hidden state says nothing.
  public var bias: [Float]

  /// What the model that a file holds does with the logits.
  public var activation: OutputActivation = .softmax

  /// What the numbers mean.
  public var meaning: Meaning = .choices

  /// Creates an output layer; the bias must have one value for each row.
  public init(
    hiddenLayers: [DenseLayer] = [], weight: Matrix, bias: [Float],
    activation: OutputActivation = .softmax, meaning: Meaning = .choices
  ) {
    precondition(weight.rows == bias.count, "an output layer has one bias for each word")
    self.hiddenLayers = hiddenLayers
    self.weight = weight
    self.bias = bias
    self.activation = activation
    self.meaning = meaning
  }

  /// How many words, classes or values it speaks about; 0 for a network without a head.
  public var count: Int { bias.count }

  /// The size of the vectors it reads.
  public var inputSize: Int { hiddenLayers.first?.weight.columns ?? weight.columns }

  /// Whether the logits are sums over the units of the top level.
  ///
  /// They are not where dense layers stand between.
  public var isLinearInUnits: Bool { hiddenLayers.isEmpty }

  /// The logits `(V)` of one hidden state `(H)`.
  public func logits(of hidden: ArraySlice<Float>) -> [Float] {
    precondition(hidden.count == inputSize, "the hidden state has one value for each unit")
    guard hiddenLayers.isEmpty else {
      let last = hiddenLayers.reduce(Array(hidden)) { $1.output(of: $0) }
      return DenseLayer(weight: weight, bias: bias, activation: .linear).output(of: last)
    }
    var result = bias
    hidden.withUnsafeBufferPointer { hidden in
      guard let hidden = hidden.baseAddress else { return }
      BLAS.multiply(
        weight.elements, rows: weight.rows, columns: weight.columns, by: hidden, into: &result,
        beta: 1)
    }
    return result
  }

  /// What the model that a file holds returns for logits `(V)`.
  public func output(of logits: [Float]) -> [Float] {
    switch activation {
    case .softmax: return Softmax.probabilities(of: logits)
    case .logSoftmax: return Softmax.logProbabilities(of: logits)
    case .elementwise(let activation):
      var result = logits
      activation.apply(to: &result)
      return result
    }
  }
}
