/// What makes a layer's cells differ from the usual ones.
///
/// Every part has the usual default, so most layers have a variant of nothing.
public struct CellVariant: Sendable, Equatable {
  /// The function of the gates: f, i and o; r and z.
  public var gateActivation: Activation = .sigmoid

  /// The function of the candidate, and of a plain RNN's h.
  public var candidateActivation: Activation = .tanh

  /// The function of C in h = o ⊙ tanh(C).
  public var stateActivation: Activation = .tanh

  /// What pre-activations are clipped to, −clip…clip; `nil` for no clipping.
  public var clip: Float?

  /// How an LSTM's gates look at C; `nil` if they do not.
  public var peepholes: Peepholes?

  /// Whether an LSTM's forget gate is 1 − i instead of one of its own.
  ///
  /// The rows of W, U and b for the forget gate are then not looked at.
  public var isCoupled = false

  /// W_hr `(P, H)` of an LSTM with a projection, where h = W_hr · (o ⊙ tanh(C)).
  ///
  /// See Sak, Senior & Beaufays 2014.
  public var projection: Matrix?

  /// b `(H)` of a GRU whose reset gate comes after the product, n = tanh(W x + b + r ⊙ (U h₋₁ + b′)).
  ///
  /// `nil` if it comes before, as Cho et al. have it: n = tanh(W x + b + U (r ⊙ h₋₁)).
  public var recurrentCandidateBias: [Float]?

  /// h before the first step `(P)`; `nil` for zeros.
  public var initialHidden: [Float]?

  /// C before the first step `(H)`; `nil` for zeros.
  public var initialCell: [Float]?

  /// Creates the usual variant.
  public init() {}
}

/// The weights by which an LSTM's gates look at the cell state (Gers & Schmidhuber 2000).
///
/// f and i look at C₋₁, o looks at C; each weight is `(H)`, one for each unit.
public struct Peepholes: Sendable, Equatable {
  /// The forget gate's.
  public var forget: [Float]
  /// The input gate's.
  public var input: [Float]
  /// The output gate's.
  public var output: [Float]

  /// Creates peepholes; all three have one weight for each unit.
  public init(forget: [Float], input: [Float], output: [Float]) {
    self.forget = forget
    self.input = input
    self.output = output
  }
}
