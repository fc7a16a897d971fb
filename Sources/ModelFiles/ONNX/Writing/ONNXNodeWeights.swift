import RecurrentNets

/// The weights of one node's directions in ONNX' order of blocks, direction after direction.
///
/// Orders and shapes are those of https://onnx.ai/onnx/operators/onnx__LSTM.html (GRU, RNN): blocks i o f c and
/// z r h, peepholes i o f. ``ONNXLayers`` reads them.
struct ONNXNodeWeights {
  /// W `(D, G·H, I)`.
  private(set) var input: [Float] = []

  /// R `(D, G·H, H)`.
  private(set) var recurrent: [Float] = []

  /// B `(D, 2·G·H)`: the input's biases, then the recurrent ones.
  ///
  /// The latter are −0, which leaves every other number exactly as it is when added; but for the
  /// candidate of a GRU, which has a bias of its own there.
  private(set) var biases: [Float] = []

  /// P `(D, 3·H)`, if there are peepholes.
  private(set) var peepholes: [Float]?

  /// h before the first step `(D, H)`, if it is not zero.
  private(set) var initialHidden: [Float]?

  /// C before the first step `(D, H)`, if it is not zero.
  private(set) var initialCell: [Float]?

  /// Collects the weights of one layer, or of the forward and the backward one.
  init(_ layers: [RecurrentLayer]) {
    for layer in layers {
      let units = layer.hiddenSize
      let blocks = Self.blocks(of: layer.cell)
      input += Self.reordered(layer.inputWeight.elements, blocks)
      recurrent += Self.reordered(layer.recurrentWeight.elements, blocks)
      biases += Self.reordered(layer.bias, blocks)
      let candidate = layer.variant.recurrentCandidateBias
      let others = layer.bias.count - (candidate?.count ?? 0)
      biases += [Float](repeating: -0.0, count: others) + (candidate ?? [])
      if let own = layer.variant.peepholes {
        peepholes = (peepholes ?? []) + own.input + own.output + own.forget
      }
      let zeros = [Float](repeating: 0, count: units)
      initialHidden = (initialHidden ?? []) + (layer.variant.initialHidden ?? zeros)
      initialCell = (initialCell ?? []) + (layer.variant.initialCell ?? zeros)
    }
    if layers.allSatisfy({ $0.variant.initialHidden == nil }) { initialHidden = nil }
    if layers.allSatisfy({ $0.variant.initialCell == nil }) { initialCell = nil }
  }

  /// The places of this program's blocks (i f g o; r z n) in ONNX' order.
  private static func blocks(of cell: CellKind) -> [Int] {
    switch cell {
    case .lstm: [0, 3, 1, 2]
    case .gru: [1, 0, 2]
    case .rnn: [0]
    }
  }

  private static func reordered(_ values: [Float], _ blocks: [Int]) -> [Float] {
    let size = values.count / blocks.count
    return blocks.flatMap { values[$0 * size..<($0 + 1) * size] }
  }
}
