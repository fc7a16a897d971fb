/// Probabilities from logits.
public enum Softmax {
  /// Returns e^(x − max) / Σ e^(x − max), which adds up to 1.
  ///
  /// Subtracting the largest logit keeps the exponentials in range.
  public static func probabilities(of logits: [Float]) -> [Float] {
    guard let largest = logits.max() else { return [] }
    var result = logits
    result.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      let sum = Activations.exponentials(base, count: values.count, minus: largest)
      for index in values.indices { values[index] /= sum }
    }
    return result
  }

  /// Returns x − ln Σ e^x, the logarithms of the probabilities.
  public static func logProbabilities(of logits: [Float]) -> [Float] {
    guard let largest = logits.max() else { return [] }
    let sum = logits.reduce(0.0) { $0 + .exponential(Double($1 - largest)) }
    let logarithm = Float(Double.naturalLogarithm(sum))
    return logits.map { $0 - largest - logarithm }
  }
}
