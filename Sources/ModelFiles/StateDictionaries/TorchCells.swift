import RecurrentNets

/// Finds `nn.LSTM`, `nn.GRU`, `nn.RNN` and their single cells by the names of their weights.
///
/// | name | shape | meaning |
/// |---|---|---|
/// | `weight_ih_l{k}` | G·H, I | W of layer k |
/// | `weight_hh_l{k}` | G·H, P | U of layer k |
/// | `bias_ih_l{k}`, `bias_hh_l{k}` | G·H | b is their sum, but for the candidate of a GRU; may be missing |
/// | `weight_hr_l{k}` | P, H | the projection of an LSTM |
///
/// `_reverse` follows for the backward direction. A single cell has the names without `_l{k}`.
/// G is the number of rows for each column of `weight_hh`: 4 for an LSTM, 3 for a GRU, 1
/// for a plain RNN; with a projection it is an LSTM.
struct TorchCells: RecurrentFinder {
  private let state: StateDictionary
  private let nonlinearity: Nonlinearity
  private let options: ImportOptions
  private let path: String

  /// The ends of the names in each module, `_l0_reverse` and so on.
  private var ends: [String: Set<String>] = [:]
  private(set) var modules: [String] = []

  private static let weights = ["weight_ih", "weight_hh", "bias_ih", "bias_hh", "weight_hr"]

  init(_ state: StateDictionary, options: ImportOptions, path: String) {
    self.state = state
    self.options = options
    self.path = path
    nonlinearity = Nonlinearity(metadata: state.metadata, options: options, path: path)
    for text in state.names {
      let name = WeightName(text)
      guard let weight = Self.weights.first(where: { name.leaf.hasPrefix($0) }) else { continue }
      let end = String(name.leaf.dropFirst(weight.count))
      guard Self.level(end) != nil else { continue }
      // A bias alone makes no module; attention has biases of such names too.
      guard weight.hasPrefix("weight") else { continue }
      let module = name.prefix()
      if ends[module] == nil { modules.append(module) }
      ends[module, default: []].insert(end)
    }
  }

  /// The level that the end of a name stands for; `nil` if it is none.
  private static func level(_ end: String) -> (index: Int, isBackward: Bool)? {
    let isBackward = end.hasSuffix("_reverse")
    let number = isBackward ? end.dropLast("_reverse".count) : end[...]
    if number.isEmpty { return isBackward ? nil : (0, false) }
    guard number.hasPrefix("_l"), let index = Int(number.dropFirst(2)), index >= 0 else {
      return nil
    }
    return (index, isBackward)
  }

  let hasUnnamedDirections = false

  func tensors(of module: String) -> [String] {
    (ends[module] ?? []).flatMap { end in Self.weights.map { full(module, $0 + end) } }
      .filter { state.tensors[$0] != nil }
  }

  func module(_ name: String) throws(FileError) -> RecurrentModule {
    let ends = ends[name] ?? []
    let levels = ends.compactMap { end in
      Self.level(end).map { (end: end, index: $0.index, isBackward: $0.isBackward) }
    }.sorted { ($0.index, $0.isBackward ? 1 : 0) < ($1.index, $1.isBackward ? 1 : 0) }
    var module = RecurrentModule(name: name, levels: [])
    for (end, index, isBackward) in levels {
      let cell = try cell(name, end, isBackward: isBackward)
      if index < module.levels.count {
        guard isBackward, module.levels[index].count == 1 else {
          throw FileError(path, "“\(name)” has two layers of number \(index)")
        }
        module.levels[index].append(cell)
      } else {
        guard index == module.levels.count, !isBackward else {
          throw FileError(
            path, "“\(full(name, "weight_hh" + end))” has no forward layer or no layer before it")
        }
        module.levels.append([cell])
      }
    }
    try checkSizes(module, levels.map(\.end))
    return module
  }

  private func checkSizes(_ module: RecurrentModule, _ ends: [String]) throws(FileError) {
    var size = module.inputSize
    for level in module.levels {
      for cell in level where cell.layer.inputSize != size {
        throw FileError(
          path,
          "“\(cell.roles.first?.tensor ?? "")” reads \(cell.layer.inputSize) values; "
            + "the layer below gives \(size)")
      }
      guard level.count == module.levels.first?.count else {
        throw FileError(
          path, "“\(level.first?.roles.first?.tensor ?? "")” has one direction, other layers two")
      }
      size = level.reduce(0) { $0 + $1.layer.outputSize }
    }
  }

  // MARK: - One cell

  private func full(_ module: String, _ leaf: String) -> String {
    // The separator is the one that the file uses.
    let isSlashed = module.contains("/") || state.tensors[module + "/" + leaf] != nil
    return module.isEmpty ? leaf : module + (isSlashed ? "/" : ".") + leaf
  }

  private func cell(
    _ module: String, _ end: String, isBackward: Bool
  ) throws(FileError) -> FoundCell {
    let names = Self.weights.map { full(module, $0 + end) }
    let input = try matrix(names[0])
    let recurrent = try matrix(names[1])
    let projection = state.tensors[names[4]] == nil ? nil : try matrix(names[4])
    let cell = try kind(input, recurrent, projection, names)
    let rows = recurrent.rows
    let units = rows / cell.blockCount
    let inputBias = try bias(names[2], rows)
    let recurrentBias = try bias(names[3], rows)
    var bias = inputBias ?? [Float](repeating: 0, count: rows)
    var variant = CellVariant()
    variant.projection = projection
    // The reset gate applies to U·h₋₁ and its bias; without biases there is a bias of 0.
    let added = cell == .gru ? rows - units : rows
    if let recurrentBias { for row in 0..<added { bias[row] += recurrentBias[row] } }
    if cell == .gru {
      variant.recurrentCandidateBias =
        recurrentBias.map { Array($0[added...]) } ?? [Float](repeating: 0, count: units)
    }
    if cell == .rnn { variant.candidateActivation = try nonlinearity.activation(of: module) }
    let problem = RecurrentLayer.problem(
      cell: cell, inputWeight: input, recurrentWeight: recurrent, bias: bias, variant: variant)
    if let problem { throw FileError(path, "“\(names[1])”: \(problem)") }
    var layer = RecurrentLayer(
      cell: cell, inputWeight: input, recurrentWeight: recurrent, bias: bias, variant: variant)
    layer.direction = isBackward ? .backward : .forward
    let roles =
      ["input weights", "recurrent weights", "input bias", "recurrent bias"].map {
        "\($0) (\(cell.blockLetters))"
      } + ["projection"]
    return FoundCell(
      layer: layer,
      roles: zip(names, roles).filter { state.tensors[$0.0] != nil }.map { ($0, $1) })
  }

  /// The kind of cell, by the number of rows for each unit.
  private func kind(
    _ input: Matrix, _ recurrent: Matrix, _ projection: Matrix?, _ names: [String]
  ) throws(FileError) -> CellKind {
    let units = options.hidden ?? projection?.columns ?? recurrent.columns
    let kind = CellKind.allCases.first { cell in
      let (rows, overflow) = units.multipliedReportingOverflow(by: cell.blockCount)
      return !overflow && rows == recurrent.rows && rows == input.rows && rows > 0
    }
    guard let kind, projection == nil || kind == .lstm else {
      throw FileError(
        path,
        "“\(names[0])” has \(input.rows) rows and “\(names[1])” is \(recurrent.rows) × "
          + "\(recurrent.columns); expected 4 (LSTM), 3 (GRU) or 1 (RNN) times \(units) rows in both"
      )
    }
    return kind
  }

  private func matrix(_ name: String) throws(FileError) -> Matrix {
    guard let tensor = state.tensors[name] else {
      if let part = state.leftOut.first(where: { $0.name == name }) {
        throw FileError(path, "“\(name)” is \(part.role)")
      }
      throw FileError(path, "has no “\(name)”, which belongs to the weights beside it")
    }
    guard tensor.shape.count == 2 else {
      throw FileError(path, "“\(name)” has shape \(tensor.shape); expected a matrix")
    }
    return Matrix(rows: tensor.shape[0], columns: tensor.shape[1], elements: tensor.values)
  }

  private func bias(_ name: String, _ count: Int) throws(FileError) -> [Float]? {
    guard let tensor = state.tensors[name] else { return nil }
    guard tensor.shape == [count] else {
      throw FileError(path, "“\(name)” has shape \(tensor.shape); expected [\(count)]")
    }
    return tensor.values
  }
}
