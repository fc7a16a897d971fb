/// The output layer's part of training: logits, loss and its gradient.
final class OutputPass {
  private let buffer = ScratchBuffer()

  /// What the predictions of a batch cost.
  struct Cost {
    /// The sum of −ln p(right), in nats.
    var crossEntropy = 0.0
    /// The sum of (y − right)².
    var squaredError = 0.0
    /// How many predictions were right.
    var correct = 0
  }

  /// Predicts from every vector and goes back to it.
  ///
  /// Of choices, with p = softmax(z), z = W·h + b and L = −ln p(target), and of values with
  /// L = Σ (z − target)², the gradient is
  ///
  ///     ∂L/∂z = p − onehot(target)    or  2 (z − target)
  ///     ∂L/∂W = ∂L/∂z · hᵀ            ∂L/∂b = ∂L/∂z            ∂L/∂h = Wᵀ ∂L/∂z
  ///
  /// - Parameters:
  ///   - layer: The weights.
  ///   - vectors: What is read for each prediction `(P, D)`.
  ///   - targets: What is right.
  ///   - scale: What each prediction counts in the loss: 1 / (number of predictions).
  ///   - vectorGradient: Where ∂L/∂h goes `(P, D)`.
  ///   - gradient: Where ∂L/∂W and ∂L/∂b go.
  /// - Returns: What the predictions cost, added up.
  func run(
    _ layer: OutputLayer, vectors: UnsafePointer<Float>, targets: PackedBatch.Targets, scale: Float,
    vectorGradient: UnsafeMutablePointer<Float>, gradient: inout OutputLayer
  ) -> Cost {
    let (outputs, size) = (layer.bias.count, layer.weight.columns)
    let count = targets.count(outputs: outputs)
    let deltas = logits(of: layer, vectors: vectors, count: count)
    let cost = Self.replaceByGradients(deltas, outputs: outputs, targets: targets, scale: scale)
    BLAS.multiply(
      deltas, .plain, layer.weight.elements, .plain,
      m: count, n: size, k: outputs, into: vectorGradient, beta: 0)
    BLAS.multiply(
      deltas, .transposed, vectors, .plain,
      m: outputs, n: size, k: count, into: &gradient.weight.elements, beta: 0)
    gradient.bias = Reductions.columnSums(deltas, rows: count, columns: outputs)
    return cost
  }

  /// What the predictions cost, added up.
  func cost(
    _ layer: OutputLayer, vectors: UnsafePointer<Float>, targets: PackedBatch.Targets
  ) -> Cost {
    let count = targets.count(outputs: layer.bias.count)
    let values = logits(of: layer, vectors: vectors, count: count)
    return Self.replaceByGradients(values, outputs: layer.bias.count, targets: targets, scale: 1)
  }

  private func logits(
    of layer: OutputLayer, vectors: UnsafePointer<Float>, count: Int
  ) -> UnsafeMutablePointer<Float> {
    let outputs = layer.bias.count
    let logits = buffer.room(for: count * outputs)
    for row in 0..<count { (logits + row * outputs).update(from: layer.bias, count: outputs) }
    BLAS.multiply(
      vectors, .plain, layer.weight.elements, .transposed,
      m: count, n: outputs, k: layer.weight.columns, into: logits, beta: 1)
    return logits
  }

  /// Replaces each row of logits by scale · ∂L/∂z and adds up what the predictions cost.
  private static func replaceByGradients(
    _ rows: UnsafeMutablePointer<Float>, outputs: Int, targets: PackedBatch.Targets, scale: Float
  ) -> Cost {
    switch targets {
    case .labels(let labels): chooseOne(rows, words: outputs, targets: labels, scale: scale)
    case .values(let values): measure(rows, outputs: outputs, targets: values, scale: scale)
    }
  }

  private static func chooseOne(
    _ rows: UnsafeMutablePointer<Float>, words: Int, targets: [Int], scale: Float
  ) -> Cost {
    var cost = Cost()
    for (index, target) in targets.enumerated() {
      let row = rows + index * words
      let largest = Activations.largest(of: row, count: words)
      let rightLogit = row[target] - largest
      let sum = Activations.exponentials(row, count: words, minus: largest)
      cost.crossEntropy += Double.naturalLogarithm(Double(sum)) - Double(rightLogit)
      if rightLogit == 0 { cost.correct += 1 }
      let factor = scale / sum
      for word in 0..<words { row[word] *= factor }
      row[target] -= scale
    }
    return cost
  }

  /// The mean is taken over predictions and outputs, as PyTorch's MSELoss does.
  private static func measure(
    _ values: UnsafeMutablePointer<Float>, outputs: Int, targets: [Float], scale: Float
  ) -> Cost {
    var cost = Cost()
    let factor = 2 * scale / Float(max(1, outputs))
    for (index, target) in targets.enumerated() {
      let difference = values[index] - target
      cost.squaredError += Double(difference) * Double(difference)
      values[index] = factor * difference
    }
    return cost
  }
}

extension PackedBatch.Targets {
  /// The number of predictions.
  func count(outputs: Int) -> Int {
    switch self {
    case .labels(let labels): labels.count
    case .values(let values): values.count / max(1, outputs)
    }
  }
}
