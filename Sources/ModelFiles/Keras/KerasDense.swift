import RecurrentNets

/// A dense layer on its way into a network.
struct KerasDense {
  /// The layer it comes from, for errors.
  let title: String

  /// W `(O, I)`.
  var weight: Matrix

  /// b `(O)`.
  var bias: [Float]

  /// What the sums go through.
  var activation: KerasActivation

  /// The layer within a network.
  ///
  /// - Throws: If it ends in a softmax, which only the last layer of a network may.
  func denseLayer(_ path: String) throws(FileError) -> DenseLayer {
    guard case .elementwise(let activation) = activation else {
      throw FileError(path, "\(title) ends in a softmax, but other layers follow it")
    }
    return DenseLayer(weight: weight, bias: bias, activation: activation)
  }
}
