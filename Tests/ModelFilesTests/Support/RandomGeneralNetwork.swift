import RecurrentNets

@testable import ModelFiles

/// Makes random networks of everything that an ONNX file can hold.
struct RandomGeneralNetwork {
  private var generator: SeededGenerator

  /// The functions that recurrent nodes have.
  static let cellFunctions: [Activation] = [
    .sigmoid, .tanh, .relu, .linear, .softsign, .softplus, .affine(scale: 0.5, offset: 0.1),
    .hardSigmoid(slope: 0.2, offset: 0.5), .scaledTanh(scale: 1.2, slope: 0.7),
    .leakyRelu(slope: 0.1), .thresholdedRelu(threshold: 0.2), .elu(alpha: 0.3),
  ]

  /// The functions that have an operator, or are told apart where they are written out.
  static let denseFunctions: [Activation] = [
    .linear, .sigmoid, .tanh, .relu, .relu6, .hardSigmoid(slope: 0.2, offset: 0.5), .softsign,
    .softplus, .leakyRelu(slope: 0.1), .thresholdedRelu(threshold: 0.2), .elu(alpha: 0.3), .selu,
    .gelu, .silu, .exponential,
  ]

  /// Begins with a seed; equal seeds give equal networks.
  init(seed: Int) { generator = SeededGenerator(seed: UInt64(seed)) }

  /// Numbers in ±0.7.
  mutating func values(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float.random(in: -0.7...0.7, using: &generator) }
  }

  /// A matrix of such numbers.
  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: values(rows * columns))
  }

  private mutating func chance(_ share: Double = 0.5) -> Bool {
    Double.random(in: 0..<1, using: &generator) < share
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &generator)]
  }

  /// A cell's variant; nothing in it is what a recurrent node cannot have.
  private mutating func variant(_ cell: CellKind, _ units: Int) -> CellVariant {
    var variant = CellVariant()
    if chance(0.4) {
      variant.candidateActivation = pick(Self.cellFunctions)
      if cell != .rnn { variant.gateActivation = pick(Self.cellFunctions) }
      if cell == .lstm { variant.stateActivation = pick(Self.cellFunctions) }
    }
    if chance(0.2) { variant.clip = 0.8 }
    if chance(0.3) { variant.initialHidden = values(units) }
    switch cell {
    case .lstm:
      if chance(0.3) {
        variant.peepholes = Peepholes(
          forget: values(units), input: values(units), output: values(units))
      }
      variant.isCoupled = chance(0.2)
      if chance(0.3) { variant.initialCell = values(units) }
    case .gru: if chance() { variant.recurrentCandidateBias = values(units) }
    case .rnn: break
    }
    return variant
  }

  /// A layer of a cell.
  mutating func layer(
    _ cell: CellKind, _ inputs: Int, _ units: Int, _ direction: Direction,
    _ variant: CellVariant = CellVariant()
  ) -> RecurrentLayer {
    let rows = cell.blockCount * units
    return RecurrentLayer(
      cell: cell, inputWeight: matrix(rows, inputs), recurrentWeight: matrix(rows, units),
      bias: values(rows), direction: direction, variant: variant)
  }

  /// A dense layer of a random function.
  mutating func dense(_ inputs: Int, _ outputs: Int) -> DenseLayer {
    DenseLayer(
      weight: matrix(outputs, inputs), bias: values(outputs), activation: pick(Self.denseFunctions))
  }

  /// A network of one to three levels.
  mutating func network() -> Network {
    let isText = chance(0.6)
    var size = pick([3, 5])
    let embedding = isText ? matrix(9, size) : Matrix(rows: 0, columns: size)
    var layers: [RecurrentLayer] = []
    var levels: [Level] = []
    for _ in 0..<pick([1, 1, 2, 3]) {
      var below: [DenseLayer] = []
      if chance(0.3) {
        below.append(dense(size, 4))
        size = 4
      }
      let first = layers.count
      let cell = pick(CellKind.allCases)
      let units = pick([2, 4, 6])
      let own = variant(cell, units)
      let isBoth = chance(0.4)
      layers.append(
        layer(cell, size, units, isBoth || chance(0.7) ? .forward : .backward, own))
      var merge = Level.Merge.concatenate
      if isBoth {
        merge = pick([.concatenate, .sum, .average, .multiply])
        // Some directions differ in what one node says for both, or even in size.
        let isSame = chance(0.6)
        let other = isSame || merge != .concatenate ? units : 3
        let otherCell = isSame ? cell : pick(CellKind.allCases)
        layers.append(
          layer(
            otherCell, size, other, .backward, isSame ? own : variant(otherCell, other)))
      }
      levels.append(Level(layers: first..<layers.count, dense: below, merge: merge))
      size = levels[levels.count - 1].mergedSize(of: layers)
    }
    let readout = pick([Readout.everyStep, .everyStep, .lastStep, .lastPosition])
    return Network(
      embedding: embedding, layers: layers, levels: levels, output: head(size), readout: readout,
      outputIsReversed: readout == .everyStep && chance(0.2))
  }

  private mutating func head(_ size: Int) -> OutputLayer {
    if chance(0.1) {
      return OutputLayer(
        weight: Matrix(rows: 0, columns: size), bias: [], activation: .elementwise(.linear),
        meaning: .values)
    }
    let hidden = chance(0.3) ? [dense(size, 5)] : []
    let count = pick([1, 4, 9])
    let activation: OutputLayer.OutputActivation = pick([
      .softmax, .logSoftmax, .elementwise(pick(Self.denseFunctions)),
    ])
    return OutputLayer(
      hiddenLayers: hidden, weight: matrix(count, hidden.isEmpty ? size : 5), bias: values(count),
      activation: activation, meaning: pick([.choices, .independent, .values]))
  }
}
