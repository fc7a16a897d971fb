/// The output layer's part of training: softmax, cross-entropy and their gradient.
final class OutputPass {
  private let buffer = ScratchBuffer()

  /// Predicts at every row and goes back to the top layer's hidden state.
  ///
  /// With p = softmax(z), z = W·h + b and L = −ln p(target), the gradient is
  ///
  ///     ∂L/∂z = p − onehot(target)    ∂L/∂h = Wᵀ ∂L/∂z
  ///     ∂L/∂W = ∂L/∂z · hᵀ            ∂L/∂b = ∂L/∂z
  ///
  /// - Parameters:
  ///   - layer: The weights.
  ///   - hidden: The top layer's hidden state at each row `(N, H)`.
  ///   - targets: The right word at each row `(N)`.
  ///   - scale: What each prediction counts in the loss: 1 / (number of predictions).
  ///   - hiddenGradient: Where ∂L/∂h goes `(N, H)`.
  ///   - gradient: Where ∂L/∂W and ∂L/∂b go.
  /// - Returns: The sum of −ln p(target) over all rows, in nats.
  func run(
    _ layer: OutputLayer, hidden: UnsafePointer<Float>, targets: [Int], scale: Float,
    hiddenGradient: UnsafeMutablePointer<Float>, gradient: inout OutputLayer
  ) -> Double {
    let count = targets.count
    let words = layer.bias.count
    let size = layer.weight.columns
    let deltas = logits(of: layer, hidden: hidden, count: count)
    let crossEntropy = Self.replaceByGradients(
      deltas, words: words, targets: targets, scale: scale)
    BLAS.multiply(
      deltas, .plain, layer.weight.elements, .plain,
      m: count, n: size, k: words, into: hiddenGradient, beta: 0)
    BLAS.multiply(
      deltas, .transposed, hidden, .plain,
      m: words, n: size, k: count, into: &gradient.weight.elements, beta: 0)
    gradient.bias = Reductions.columnSums(deltas, rows: count, columns: words)
    return crossEntropy
  }

  /// The sum of −ln p(target) over all rows, in nats.
  func crossEntropy(
    _ layer: OutputLayer, hidden: UnsafePointer<Float>, targets: [Int]
  ) -> Double {
    let values = logits(of: layer, hidden: hidden, count: targets.count)
    return Self.replaceByGradients(values, words: layer.bias.count, targets: targets, scale: 1)
  }

  private func logits(
    of layer: OutputLayer, hidden: UnsafePointer<Float>, count: Int
  ) -> UnsafeMutablePointer<Float> {
    let words = layer.bias.count
    let logits = buffer.room(for: count * words)
    for row in 0..<count { (logits + row * words).update(from: layer.bias, count: words) }
    BLAS.multiply(
      hidden, .plain, layer.weight.elements, .transposed,
      m: count, n: words, k: layer.weight.columns, into: logits, beta: 1)
    return logits
  }

  /// Replaces each row of logits by scale · (p − onehot) and adds up −ln p(target).
  private static func replaceByGradients(
    _ rows: UnsafeMutablePointer<Float>, words: Int, targets: [Int], scale: Float
  ) -> Double {
    var crossEntropy = 0.0
    for (index, target) in targets.enumerated() {
      let row = rows + index * words
      var largest = row[0]
      for word in 1..<max(1, words) where row[word] > largest { largest = row[word] }
      let rightLogit = row[target] - largest
      let sum = Activations.exponentials(row, count: words, minus: largest)
      crossEntropy += Double.naturalLogarithm(Double(sum)) - Double(rightLogit)
      let factor = scale / sum
      for word in 0..<words { row[word] *= factor }
      row[target] -= scale
    }
    return crossEntropy
  }
}
