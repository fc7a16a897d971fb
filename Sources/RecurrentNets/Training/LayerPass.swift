/// One layer's intermediate results for a packed batch, forwards and backwards.
///
/// `N` is the batch's number of rows (sequence positions), `B` the number of
/// sequences, `G` the cell's number of blocks (4 for an LSTM).
final class LayerPass {
  /// h after each row `(N, H)`.
  private(set) var hidden: UnsafeMutablePointer<Float>

  /// ∂L/∂h of each row `(N, H)`: what comes from above is put here before
  /// ``LayerPass/backward(_:over:penalties:)``, which adds what comes from later.
  private(set) var hiddenGradient: UnsafeMutablePointer<Float>

  /// The activated gates of each row `(N, G·H)`, and before that W·x + b.
  private(set) var gates: UnsafeMutablePointer<Float>

  /// ∂L/∂a of each row `(N, G·H)`.
  private(set) var gateGradient: UnsafeMutablePointer<Float>

  /// h₋₁ of each row `(N, H)`; 0 in the first step.
  private(set) var previousHidden: UnsafeMutablePointer<Float>

  /// C after each row `(N, H)`, tanh of it, and C₋₁; unused by an RNN.
  private(set) var cell: UnsafeMutablePointer<Float>
  private(set) var cellTanh: UnsafeMutablePointer<Float>
  private(set) var previousCell: UnsafeMutablePointer<Float>

  /// ∂L/∂C that arrives from the step after `(B, H)`; unused by an RNN.
  private(set) var cellGradient: UnsafeMutablePointer<Float>

  private let buffers = (0..<9).map { _ in ScratchBuffer() }

  init() {
    let empty = buffers[0].room(for: 0)
    (hidden, hiddenGradient, gates, gateGradient, previousHidden) =
      (empty, empty, empty, empty, empty)
    (cell, cellTanh, previousCell, cellGradient) = (empty, empty, empty, empty)
  }

  /// Makes room for a batch.
  func prepare(for batch: PackedBatch, layer: RecurrentLayer) {
    let states = batch.rowCount * layer.hiddenSize
    let blocks = states * layer.cell.blockCount
    hidden = buffers[0].room(for: states)
    hiddenGradient = buffers[1].room(for: states)
    gates = buffers[2].room(for: blocks)
    gateGradient = buffers[3].room(for: blocks)
    previousHidden = buffers[4].zeros(states)
    cell = buffers[5].room(for: states)
    cellTanh = buffers[6].room(for: states)
    previousCell = buffers[7].zeros(states)
    cellGradient = buffers[8].zeros((batch.activeCounts.first ?? 0) * layer.hiddenSize)
  }
}
