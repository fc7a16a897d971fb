extension Network {
  /// Creates a network with random weights, ready for training.
  ///
  /// Recurrent and output weights are uniform in ±1/√H, embeddings uniform in
  /// ±1/√E·√3 (so that a word's vector has length 1 on average). The bias of an
  /// LSTM's forget gates starts at `forgetBias`: a unit that keeps by default
  /// gets gradients from far back (Jozefowicz, Zaremba & Sutskever 2015).
  ///
  /// - Parameters:
  ///   - shape: The sizes.
  ///   - forgetBias: Where the forget gates' bias starts.
  ///   - generator: The source of randomness; equal states give equal networks.
  public init(
    random shape: NetworkShape, forgetBias: Float = 1,
    using generator: inout some RandomNumberGenerator
  ) {
    self.init(zeros: shape)
    randomize(forgetBias: forgetBias, using: &generator)
  }

  /// Creates a network of any architecture with random weights, ready for training.
  ///
  /// They are drawn as for a plain stack. Peepholes and biases start at 0, the bias of the gate
  /// that keeps (f, a GRU's z) at `forgetBias` unless f = 1 − i.
  ///
  /// - Parameters:
  ///   - architecture: The cells and the sizes.
  ///   - forgetBias: Where the bias of the gate that keeps starts.
  ///   - generator: The source of randomness; equal states give equal networks.
  public init(
    random architecture: NetworkArchitecture, forgetBias: Float = 1,
    using generator: inout some RandomNumberGenerator
  ) {
    self.init(zeros: architecture)
    randomize(forgetBias: forgetBias, using: &generator)
  }

  private mutating func randomize(
    forgetBias: Float, using generator: inout some RandomNumberGenerator
  ) {
    func draw(_ values: inout [Float], within bound: Float) {
      for index in values.indices {
        values[index] = Float.random(in: -bound...bound, using: &generator)
      }
    }
    draw(&embedding.elements, within: (3 / Float(max(1, embedding.columns))).squareRoot())
    for index in layers.indices {
      let hiddenSize = layers[index].hiddenSize
      let bound = 1 / Float(hiddenSize).squareRoot()
      draw(&layers[index].inputWeight.elements, within: bound)
      draw(&layers[index].recurrentWeight.elements, within: bound)
      // In both it is the second block that says what is kept: f of an LSTM, z of a GRU.
      guard layers[index].cell.keeper != nil, !layers[index].variant.isCoupled else { continue }
      for unit in hiddenSize..<2 * hiddenSize { layers[index].bias[unit] = forgetBias }
    }
    draw(&output.weight.elements, within: 1 / Float(output.weight.columns).squareRoot())
  }
}
