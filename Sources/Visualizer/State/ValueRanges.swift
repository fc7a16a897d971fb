import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// The ranges that values are drawn in, fixed for the session.
///
/// A gate goes from 0 to 1 and what goes through tanh from −1 to 1, whatever is read. Where the
/// function of a cell has no bound, as with relu, the range is that of the first text, as for C; and
/// so it is in a model of another program that stays far within its bounds, whose maps would be
/// empty.
struct ValueRanges: Sendable {
  /// That of C.
  let cell: Float

  /// Those of the candidate, one for each layer.
  private let candidates: [Float]

  /// Those of h, or of what is projected to it, one for each layer.
  private let shown: [Float]

  init(of model: TokenModel, reading trace: Trace) {
    cell = CellRange.range(of: model, reading: trace)
    let layers = Array(zip(model.network.layers, trace.layers))
    // A file of this program says how it was trained, and its maps are those of the lessons.
    let isForeign = model.training == nil
    candidates = layers.map { weights, record in
      guard weights.cell != .rnn else { return 1 }
      return Self.range(
        of: .candidate, in: record, after: weights.variant.candidateActivation, isForeign: isForeign
      )
    }
    shown = layers.map { weights, record in
      // A projection is a sum, which nothing bounds.
      let variant = weights.variant
      if weights.cell == .lstm, variant.projection != nil, !record.isProjected {
        return Self.range(of: .hidden, in: record, after: .linear, isForeign: isForeign)
      }
      let function = weights.cell == .lstm ? variant.stateActivation : variant.candidateActivation
      return Self.range(of: record.shown, in: record, after: function, isForeign: isForeign)
    }
  }

  private init(cell: Float, candidates: [Float], shown: [Float]) {
    self.cell = cell
    self.candidates = candidates
    self.shown = shown
  }

  /// The ranges that hold what both hold, of networks of the same shape.
  func union(_ other: ValueRanges) -> ValueRanges {
    ValueRanges(
      cell: max(cell, other.cell), candidates: zip(candidates, other.candidates).map(max),
      shown: zip(shown, other.shown).map(max))
  }

  /// The range of a quantity in a layer.
  func range(of quantity: Quantity, layer: Int) -> Float {
    switch quantity {
    case .cell: cell
    case .candidate: candidates.indices.contains(layer) ? candidates[layer] : 1
    case .hidden, .cellOutput: shown.indices.contains(layer) ? shown[layer] : 1
    case .forget, .input, .output, .update, .reset: 1
    }
  }

  /// A text that stays below this share of the bounds has a range of its own.
  private static let smallShare: Float = 0.5

  private static func range(
    of quantity: Quantity, in record: LayerTrace, after function: Activation, isForeign: Bool
  ) -> Float {
    guard let bound = function.bound else {
      return CellRange.percentile(of: quantity, in: [record]) ?? 1
    }
    guard isForeign, let seen = CellRange.percentile(of: quantity, in: [record]),
      seen < smallShare * bound
    else { return bound }
    return seen
  }
}

extension Activation {
  /// The largest absolute value, where there is one and it is no more than 1 or so.
  fileprivate var bound: Float? {
    switch self {
    case .sigmoid, .tanh, .hardSigmoid, .softsign: 1
    case .scaledTanh(let scale, _): max(0.01, abs(scale))
    case .linear, .relu, .relu6, .softplus, .affine, .leakyRelu, .thresholdedRelu, .elu, .selu,
      .gelu, .silu, .exponential:
      nil
    }
  }

  /// Whether nothing bounds the values.
  var isUnbounded: Bool { bound == nil }
}
