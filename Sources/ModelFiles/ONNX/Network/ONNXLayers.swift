import ONNXProtos
import RecurrentNets

/// Makes layers of a recurrent node's tensors: other block order, both biases added, checks.
///
/// Orders and shapes are those of https://onnx.ai/onnx/operators/onnx__LSTM.html (GRU, RNN):
/// W `(D, G·H, I)`, R `(D, G·H, H)`, B `(D, 2·G·H)`, P `(D, 3·H)`; blocks i o f c, z r h, and
/// peepholes i o f.
struct ONNXLayers {
  /// The node.
  let node: Onnx_NodeProto

  /// How messages name it.
  let title: String

  /// The file, for errors.
  let path: String

  /// The tensors, where there are some.
  var input: ONNXConstant
  var recurrent: ONNXConstant
  var bias: ONNXConstant?
  var peepholes: ONNXConstant?
  var initialHidden: ONNXConstant?
  var initialCell: ONNXConstant?

  /// Which item of a batch of initial states is taken.
  var batchItem = 0

  /// The kind of cell.
  var cell: CellKind {
    switch node.opType {
    case "LSTM": .lstm
    case "GRU": .gru
    default: .rnn
    }
  }

  /// The places of ONNX' blocks in the order of this program: i f g o; r z n.
  private var blocks: [Int] {
    switch cell {
    case .lstm: [0, 2, 3, 1]
    case .gru: [1, 0, 2]
    case .rnn: [0]
    }
  }

  /// The layers: one, or the forward and then the backward one.
  ///
  /// - Throws: If shapes do not fit together or an attribute has no known meaning.
  func layers() throws(FileError) -> [RecurrentLayer] {
    let direction = node.text("direction") ?? "forward"
    guard ["forward", "reverse", "bidirectional"].contains(direction) else {
      throw problem(
        "has the direction “\(direction.brief)”; expected forward, reverse or bidirectional")
    }
    let count = direction == "bidirectional" ? 2 : 1
    guard recurrent.shape.count == 3, recurrent.shape[0] == count, input.shape.count == 3,
      recurrent.shape[2] > 0, recurrent.shape[1] == cell.blockCount * recurrent.shape[2],
      input.shape[0] == count, input.shape[1] == recurrent.shape[1]
    else {
      throw problem(
        "has weights W \(input.shape) and R \(recurrent.shape); expected "
          + "[\(count), \(cell.blockCount)·H, I] and [\(count), \(cell.blockCount)·H, H]")
    }
    let size = recurrent.shape[2]
    if let stated = node.integer("hidden_size"), stated != size {
      throw problem("has hidden_size \(stated), but weights for \(size) units")
    }
    try check(bias, "B", [count, 2 * cell.blockCount * size])
    try check(peepholes, "P", [count, 3 * size])
    let functions = try functions(count)
    var layers: [RecurrentLayer] = []
    for index in 0..<count {
      let isBackward = direction == "reverse" || index == 1
      layers.append(
        try layer(
          index, size,
          functions: Array(
            functions[index * functions.count / count..<(index + 1) * functions.count / count]),
          isBackward ? .backward : .forward))
    }
    return layers
  }

  private func layer(
    _ index: Int, _ size: Int, functions: [Activation], _ direction: Direction
  ) throws(FileError) -> RecurrentLayer {
    let rows = cell.blockCount * size
    var variant = CellVariant()
    switch cell {
    case .lstm:
      variant.gateActivation = functions[0]
      variant.candidateActivation = functions[1]
      variant.stateActivation = functions[2]
    case .gru:
      variant.gateActivation = functions[0]
      variant.candidateActivation = functions[1]
    case .rnn: variant.candidateActivation = functions[0]
    }
    variant.clip = node.float("clip").flatMap { $0 > 0 ? $0 : nil }
    // Coupled gates: f is 1 − i, as onnxruntime 1.31 has it; its own rows are not looked at.
    variant.isCoupled = cell == .lstm && node.integer("input_forget") ?? 0 != 0
    if let peepholes {
      let all = Array(peepholes.floats[index * 3 * size..<(index + 1) * 3 * size])
      variant.peepholes = Peepholes(
        forget: Array(all[2 * size..<3 * size]), input: Array(all[..<size]),
        output: Array(all[size..<2 * size]))
    }
    variant.initialHidden = try initial(initialHidden, "initial_h", index, size)
    variant.initialCell = cell == .lstm ? try initial(initialCell, "initial_c", index, size) : nil
    let biases = bias.map { Array($0.floats[index * 2 * rows..<(index + 1) * 2 * rows]) }
    var sum = Array(repeating: Float(0), count: rows)
    if let biases {
      for row in 0..<rows { sum[row] = biases[row] + biases[rows + row] }
      if cell == .gru, node.integer("linear_before_reset") ?? 0 != 0 {
        for row in 2 * size..<rows { sum[row] = biases[row] }
        variant.recurrentCandidateBias = Array(biases[rows + 2 * size..<2 * rows])
      }
    } else if cell == .gru, node.integer("linear_before_reset") ?? 0 != 0 {
      variant.recurrentCandidateBias = Array(repeating: 0, count: size)
    }
    let inputs = input.shape[2]
    return RecurrentLayer(
      cell: cell,
      inputWeight: Matrix(
        rows: rows, columns: inputs,
        elements: reordered(input.floats, from: index * rows * inputs, size * inputs)),
      recurrentWeight: Matrix(
        rows: rows, columns: size,
        elements: reordered(recurrent.floats, from: index * rows * size, size * size)),
      bias: reordered(sum, from: 0, size), direction: direction, variant: variant)
  }

  private func reordered(_ values: [Float], from start: Int, _ block: Int) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(blocks.count * block)
    for place in blocks {
      result.append(contentsOf: values[start + place * block..<start + (place + 1) * block])
    }
    return result
  }

  /// One direction's initial state, or `nil` if there is none or it is zero.
  private func initial(
    _ state: ONNXConstant?, _ name: String, _ index: Int, _ size: Int
  ) throws(FileError) -> [Float]? {
    guard let state else { return nil }
    let isBatchFirst = node.integer("layout") ?? 0 == 1
    let (directions, texts) = isBatchFirst ? (1, 0) : (0, 1)
    guard state.shape.count == 3, state.shape[2] == size, state.shape[directions] > index,
      state.shape[texts] > 0
    else {
      throw problem("has \(name) of shape \(state.shape), which does not fit \(size) units")
    }
    // A state that was made for one text stands for any.
    let item = min(batchItem, state.shape[texts] - 1)
    let row = isBatchFirst ? item * state.shape[1] + index : index * state.shape[1] + item
    let values = Array(state.floats[row * size..<(row + 1) * size])
    return values.allSatisfy { $0 == 0 } ? nil : values
  }

  private func functions(_ count: Int) throws(FileError) -> [Activation] {
    let usual: [Activation] =
      switch cell {
      case .lstm: [.sigmoid, .tanh, .tanh]
      case .gru: [.sigmoid, .tanh]
      case .rnn: [.tanh]
      }
    let names = (node.attribute("activations")?.strings ?? []).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard !names.isEmpty else { return Array(repeating: usual, count: count).flatMap { $0 } }
    guard names.count == usual.count * count else {
      throw problem(
        "names \(names.count) activations; expected \(usual.count) for each of \(count) directions")
    }
    do {
      return try ONNXActivations(
        names, alphas: node.attribute("activation_alpha")?.floats ?? [],
        betas: node.attribute("activation_beta")?.floats ?? []
      ).functions
    } catch {
      throw problem("has \(error.problem)")
    }
  }

  private func check(
    _ tensor: ONNXConstant?, _ name: String, _ shape: [Int]
  ) throws(FileError) {
    guard let tensor, tensor.shape != shape else { return }
    throw problem("has \(name) of shape \(tensor.shape); expected \(shape)")
  }

  private func problem(_ what: String) -> FileError { FileError(path, "node \(title) \(what)") }
}
