/// One layer's intermediate results for a packed batch, forwards and backwards.
///
/// `N` is the batch's number of rows (sequence positions), `B` the number of
/// sequences, `G` the cell's number of blocks (4 for an LSTM). The rows stand in the order
/// in which the layer reads them: for one that reads backward, last word first.
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

  /// h₋₁ of each row `(N, H)`; in the first step 0, or the state that is carried.
  private(set) var previousHidden: UnsafeMutablePointer<Float>

  /// C after each row `(N, H)`, tanh of it, and C₋₁; of an LSTM alone.
  private(set) var cell: UnsafeMutablePointer<Float>
  private(set) var cellTanh: UnsafeMutablePointer<Float>
  private(set) var previousCell: UnsafeMutablePointer<Float>

  /// What arrives from the step after besides Uᵀ δa `(B, H)`: ∂L/∂C of an LSTM, ∂L/∂h of a GRU.
  private(set) var carriedGradient: UnsafeMutablePointer<Float>

  /// U·h₋₁ of each row of a GRU `(N, 3·H)`, with b′; where the reset gate comes before the product
  /// r ⊙ h₋₁ `(N, H)`.
  private(set) var recurrent: UnsafeMutablePointer<Float>

  /// ∂L/∂ of that.
  private(set) var recurrentGradient: UnsafeMutablePointer<Float>

  /// Room for the products of one step of a GRU `(B, H)`.
  private(set) var products: UnsafeMutablePointer<Float>

  /// Uᵀ and U, as the steps multiply by them forwards and backwards.
  let recurrence = (forward: PackedFactor(), backward: PackedFactor())

  private let buffers = (0..<12).map { _ in ScratchBuffer() }

  init() {
    let empty = buffers[0].room(for: 0)
    (hidden, hiddenGradient, gates, gateGradient, previousHidden) =
      (empty, empty, empty, empty, empty)
    (cell, cellTanh, previousCell, carriedGradient) = (empty, empty, empty, empty)
    (recurrent, recurrentGradient, products) = (empty, empty, empty)
  }

  /// Makes room for a batch.
  ///
  /// - Parameters:
  ///   - batch: What will be read.
  ///   - layer: The weights.
  ///   - state: What each sequence starts from, `(B, H)` of h and of C; `nil` for zeros.
  func prepare(for batch: PackedBatch, layer: RecurrentLayer, from state: LayerState?) {
    let states = batch.rowCount * layer.hiddenSize
    let blocks = states * layer.cell.blockCount
    hidden = buffers[0].room(for: states)
    hiddenGradient = buffers[1].room(for: states)
    gates = buffers[2].room(for: blocks)
    gateGradient = buffers[3].room(for: blocks)
    previousHidden = buffers[4].zeros(states)
    carriedGradient = buffers[8].zeros(batch.sequenceCount * layer.hiddenSize)
    switch layer.cell {
    case .lstm:
      cell = buffers[5].room(for: states)
      cellTanh = buffers[6].room(for: states)
      previousCell = buffers[7].zeros(states)
    case .gru:
      recurrent = buffers[9].zeros(blocks)
      recurrentGradient = buffers[10].room(for: blocks)
      products = buffers[11].room(for: batch.sequenceCount * layer.hiddenSize)
    case .rnn: break
    }
    guard let state else { return }
    previousHidden.update(from: state.hidden, count: state.hidden.count)
    if layer.cell == .lstm { previousCell.update(from: state.cell, count: state.cell.count) }
  }

  /// The state that each sequence ends in.
  func finalState(of layer: RecurrentLayer, over batch: PackedBatch) -> LayerState {
    let size = layer.hiddenSize
    var state = LayerState()
    for row in batch.lastRows {
      state.hidden += UnsafeBufferPointer(start: hidden + row * size, count: size)
      guard layer.cell == .lstm else { continue }
      state.cell += UnsafeBufferPointer(start: cell + row * size, count: size)
    }
    return state
  }
}
