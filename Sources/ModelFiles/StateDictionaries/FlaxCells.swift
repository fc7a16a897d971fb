import RecurrentNets

/// Finds the cells of Flax by the names of their kernels, which are `(inputs, units)`.
///
/// | cell | kernels of the input | kernels of h | biases |
/// |---|---|---|---|
/// | `LSTMCell`, linen and nnx | `ii if ig io` | `hi hf hg ho` | of h |
/// | `GRUCell`, linen | `ir iz in` | `hr hz hn` | of the input, and `hn` inside r ⊙ (…) |
/// | `SimpleCell`, linen | `i` | `h` | of the input |
/// | nnx: `OptimizedLSTMCell`, `GRUCell`, `SimpleCell` | `dense_i`, blocks side by side | `dense_h` | either |
///
/// In nnx the forget gate's kernel is called `if_`, as `if` is a word of Python's. The
/// two cells of a `Bidirectional` are those under `forward_rnn` and `backward_rnn` in nnx; in linen their
/// names are numbers only, `GRUCell_0` and `GRUCell_1`, and ``RecurrentChoice`` tells them by what reads them.
struct FlaxCells: RecurrentFinder {
  private let state: StateDictionary
  private let nonlinearity: Nonlinearity
  private let path: String

  /// The kernels' and biases' names in each cell, by gate and kind: `ii kernel`.
  private var weights: [String: [String: String]] = [:]
  /// The cells of each module: one, or two directions.
  private var cells: [String: [(cell: String, isBackward: Bool)]] = [:]
  private(set) var modules: [String] = []

  private static let gates: Set<String> = [
    "ii", "if", "ig", "io", "hi", "hf", "hg", "ho", "ir", "iz", "in", "hr", "hz", "hn", "i", "h",
    "dense_i", "dense_h",
  ]

  init(_ state: StateDictionary, options: ImportOptions, path: String) {
    self.state = state
    self.path = path
    nonlinearity = Nonlinearity(metadata: state.metadata, options: options, path: path)
    var order: [String] = []
    for text in state.names {
      let name = WeightName(text)
      guard name.parts.count >= 2, name.leaf == "kernel" || name.leaf == "bias" else { continue }
      var gate = String(name.parts[name.parts.count - 2])
      if gate.hasSuffix("_") { gate.removeLast() }
      guard Self.gates.contains(gate) else { continue }
      let cell = name.prefix(dropping: 2)
      if weights[cell] == nil { order.append(cell) }
      weights[cell, default: [:]]["\(gate) \(name.leaf)"] = text
    }
    for cell in order where kind(of: cell) != nil {
      let name = WeightName(cell)
      let isBackward = name.parts.contains("backward_rnn")
      let direction = name.parts.firstIndex { $0 == "forward_rnn" || $0 == "backward_rnn" }
      let module = direction.map { name.prefix(dropping: name.parts.count - $0) } ?? cell
      if cells[module] == nil { modules.append(module) }
      cells[module, default: []].append((cell, isBackward))
    }
  }

  /// The kind of the cell whose weights are complete enough to tell; `nil` if there is none.
  private func kind(of cell: String) -> (cell: CellKind, isFused: Bool)? {
    let found = weights[cell] ?? [:]
    func has(_ gates: [String]) -> Bool { gates.allSatisfy { found[$0 + " kernel"] != nil } }
    if has(["ii", "if", "ig", "io", "hi", "hf", "hg", "ho"]) { return (.lstm, false) }
    if has(["ir", "iz", "in", "hr", "hz", "hn"]) { return (.gru, false) }
    if has(["dense_i", "dense_h"]), let name = found["dense_h kernel"],
      let shape = state.tensors[name]?.shape, shape.count == 2,
      let cell = CellKind.allCases.first(where: { cell in
        let (columns, overflow) = shape[0].multipliedReportingOverflow(by: cell.blockCount)
        return !overflow && columns == shape[1] && columns > 0
      })
    {
      return (cell, true)
    }
    return has(["i", "h"]) ? (.rnn, false) : nil
  }

  let hasUnnamedDirections = true

  func tensors(of module: String) -> [String] {
    (cells[module] ?? []).flatMap { (weights[$0.cell] ?? [:]).values }
  }

  func module(_ name: String) throws(FileError) -> RecurrentModule {
    let cells = (cells[name] ?? []).sorted { !$0.isBackward && $1.isBackward }
    guard cells.count == 1 || cells.count == 2 && cells[0].isBackward != cells[1].isBackward else {
      throw FileError(
        path, "“\(name)” has \(cells.count) cells; expected one, or one for each direction")
    }
    var level: [FoundCell] = []
    for (cell, isBackward) in cells {
      var found = try self.cell(cell)
      found.layer.direction = isBackward && cells.count == 2 ? .backward : .forward
      level.append(found)
    }
    guard level.allSatisfy({ $0.layer.inputSize == level[0].layer.inputSize }) else {
      throw FileError(path, "the two directions of “\(name)” read vectors of different sizes")
    }
    return RecurrentModule(name: name, levels: [level])
  }

  // MARK: - One cell

  /// Reads a cell block by block.
  private func cell(_ name: String) throws(FileError) -> FoundCell {
    guard let (kind, isFused) = kind(of: name) else {
      throw FileError(path, "“\(name)” is no cell that is known")
    }
    let blocks: [(input: String, recurrent: String)] =
      isFused
      ? [("dense_i", "dense_h")]
      : kind.blockLetters.split(separator: " ").map { letter in
        kind == .rnn ? ("i", "h") : ("i\(letter)", "h\(letter)")
      }
    let used = Used(finder: self, cell: name)
    var (input, recurrent): ([Matrix], [Matrix]) = ([], [])
    var (inputBias, recurrentBias): ([Float], [Float]) = ([], [])
    for block in blocks {
      let (first, second) = (try used.kernel(block.input), try used.kernel(block.recurrent))
      guard first.rows == second.rows, isFused || second.rows == second.columns,
        input.first.map({ $0.columns == first.columns && $0.rows == first.rows }) ?? true
      else {
        throw FileError(
          path,
          "the kernels “\(block.input)” and “\(block.recurrent)” of “\(name)” are "
            + "\(first.columns) × \(first.rows) and \(second.columns) × \(second.rows); "
            + "expected the same number of units in all")
      }
      input.append(first)
      recurrent.append(second)
      inputBias += try used.bias(block.input, first.rows)
      recurrentBias += try used.bias(block.recurrent, second.rows)
    }
    let units = inputBias.count / kind.blockCount
    var variant = CellVariant()
    if kind == .gru { variant.recurrentCandidateBias = Array(recurrentBias[(2 * units)...]) }
    if kind == .rnn { variant.candidateActivation = try nonlinearity.activation(of: name) }
    for row in 0..<(kind == .gru ? 2 * units : inputBias.count) {
      inputBias[row] += recurrentBias[row]
    }
    let (w, u) = (Self.stacked(input), Self.stacked(recurrent))
    let problem = RecurrentLayer.problem(
      cell: kind, inputWeight: w, recurrentWeight: u, bias: inputBias, variant: variant)
    if let problem { throw FileError(path, "“\(name)”: \(problem)") }
    let layer = RecurrentLayer(
      cell: kind, inputWeight: w, recurrentWeight: u, bias: inputBias, variant: variant)
    return FoundCell(layer: layer, roles: roles(of: name, kind, isFused: isFused))
  }

  private func roles(
    of name: String, _ kind: CellKind, isFused: Bool
  ) -> [(tensor: String, role: String)] {
    (weights[name] ?? [:]).sorted { $0.value < $1.value }.map { key, tensor in
      let parts = key.split(separator: " ")
      let side = parts[0].hasPrefix("h") || parts[0] == "dense_h" ? "recurrent" : "input"
      let letters = isFused || kind == .rnn ? kind.blockLetters : String(parts[0].suffix(1))
      return (tensor, "\(side) \(parts[1] == "kernel" ? "weights" : "bias") (\(letters))")
    }
  }

  /// Matrices on top of each other.
  private static func stacked(_ matrices: [Matrix]) -> Matrix {
    Matrix(
      rows: matrices.reduce(0) { $0 + $1.rows }, columns: matrices.first?.columns ?? 0,
      elements: matrices.flatMap(\.elements))
  }

  /// The weights of one cell.
  private struct Used {
    let finder: FlaxCells
    let cell: String

    /// A kernel, transposed to `(units, inputs)`.
    func kernel(_ gate: String) throws(FileError) -> Matrix {
      guard let name = finder.weights[cell]?[gate + " kernel"],
        let tensor = finder.state.tensors[name]
      else { throw FileError(finder.path, "“\(cell)” has no kernel “\(gate)”") }
      guard let matrix = Matrix(transposing: tensor) else {
        throw FileError(
          finder.path, "“\(name)” has shape \(tensor.shape); expected a matrix")
      }
      return matrix
    }

    /// A bias, or zeros if there is none.
    func bias(_ gate: String, _ count: Int) throws(FileError) -> [Float] {
      guard let name = finder.weights[cell]?[gate + " bias"],
        let tensor = finder.state.tensors[name]
      else { return [Float](repeating: 0, count: count) }
      guard tensor.shape == [count] else {
        throw FileError(
          finder.path, "“\(name)” has shape \(tensor.shape); expected [\(count)]")
      }
      return tensor.values
    }
  }
}

extension Matrix {
  /// The transpose of a tensor of two sides; `nil` for any other.
  init?(transposing tensor: Tensor) {
    guard tensor.shape.count == 2 else { return nil }
    let (rows, columns) = (tensor.shape[0], tensor.shape[1])
    var elements = [Float](repeating: 0, count: tensor.values.count)
    if !elements.isEmpty {
      for row in 0..<rows {
        for column in 0..<columns {
          elements[column * rows + row] = tensor.values[row * columns + column]
        }
      }
    }
    self.init(rows: columns, columns: rows, elements: elements)
  }
}
