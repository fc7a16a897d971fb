import RecurrentNets

/// The kinds of cell that Keras's recurrent layers have.
struct KerasCell {
  /// LSTM, GRU or plain RNN.
  let kind: CellKind

  /// Whether the layer is one of those for NVIDIA's library, which have no other activations.
  let isCuDNN: Bool

  /// The cell of a layer or a cell class; `nil` if it is none that is known.
  init?(className: String) {
    isCuDNN = className.hasPrefix("CuDNN")
    switch className {
    case "LSTM", "LSTMCell", "CuDNNLSTM": kind = .lstm
    case "GRU", "GRUCell", "CuDNNGRU": kind = .gru
    case "SimpleRNN", "SimpleRNNCell": kind = .rnn
    default: return nil
    }
  }

  /// Keras's order of blocks: i f c o, z r h.
  var fileOrder: String {
    switch kind {
    case .lstm: " (i f c o)"
    case .gru: " (z r h)"
    case .rnn: ""
    }
  }

  /// For each of our blocks (i f g o, r z n) the place of its block in Keras's order.
  var blockPlaces: [Int] {
    switch kind {
    case .lstm: [0, 1, 2, 3]
    case .gru: [1, 0, 2]
    case .rnn: [0]
    }
  }
}
