import CKernels

/// The prices of writing and of leaving [−1, 1], for one value each.
///
/// They are λ / (N · H): the weight of the penalty divided by the number of
/// values its mean is taken over.
struct CellPenalties {
  /// ∂L/∂|i · C̃| of one unit at one row.
  var write: Float = 0

  /// ∂L/∂|C| of one unit at one row where |C| > 1.
  var range: Float = 0
}

extension LayerPass {
  /// Adds what the penalties are about, summed over all rows and units of an LSTM.
  func addPenalties(size: Int, rows: Int, to loss: inout TrainingLoss) {
    kernel_lstm_penalties(gates, cell, rows, size, &loss.written, &loss.outOfRange)
  }
}
