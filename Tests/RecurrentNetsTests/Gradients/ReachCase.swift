import RecurrentNets
import Testing

/// A small network of some kind, with random weights, and something it reads.
struct ReachCase: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var network: Network
  var input: NetworkInput
  var scalar: WatchedScalar = .difference(0, 1)
  var position = 6
  var interventions: [Intervention] = []

  var trace: Trace { TraceRecorder(network).trace(of: input, interventions: interventions) }

  init(
    _ name: String, cell: CellKind = .lstm, layers: Int = 1, change: (inout ReachCase) -> Void
  ) {
    testDescription = name
    network = randomNetwork(cell, layers: layers, hidden: 3, vocabulary: 5, embedding: 2, seed: 11)
    input = .tokens(randomTokens(6, vocabulary: 5, seed: 4))
    change(&self)
  }

  init(
    _ name: String, cell: CellKind, stacked layers: Int = 2, variant: (inout CellVariant) -> Void
  ) {
    self.init(name, cell: cell, layers: layers) { example in
      for index in example.network.layers.indices {
        variant(&example.network.layers[index].variant)
      }
    }
  }

  /// A network of given layers, all weights random.
  static func random(
    _ layers: [(CellKind, Direction, input: Int, output: Int)], levels: [Level], embedding: Int = 2,
    head: Int, hiddenLayers: [DenseLayer] = []
  ) -> Network {
    var generator = SeededGenerator(seed: 5)
    func values(_ count: Int) -> [Float] {
      (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
    }
    func matrix(_ rows: Int, _ columns: Int) -> Matrix {
      Matrix(rows: rows, columns: columns, elements: values(rows * columns))
    }
    return Network(
      embedding: matrix(5, embedding),
      layers: layers.map { cell, direction, input, output in
        let rows = cell.blockCount * 3
        var variant = CellVariant()
        if output != 3 { variant.projection = matrix(output, 3) }
        return RecurrentLayer(
          cell: cell, inputWeight: matrix(rows, input), recurrentWeight: matrix(rows, output),
          bias: values(rows), direction: direction, variant: variant)
      },
      levels: levels,
      output: OutputLayer(hiddenLayers: hiddenLayers, weight: matrix(4, head), bias: values(4)))
  }

  /// A dense layer with random weights.
  static func dense(_ rows: Int, _ columns: Int, _ activation: Activation) -> DenseLayer {
    var generator = SeededGenerator(seed: 9)
    return DenseLayer(
      weight: Matrix(
        rows: rows, columns: columns,
        elements: (0..<rows * columns).map { _ in Float.random(in: -1...1, using: &generator) }),
      bias: (0..<rows).map { _ in Float.random(in: -1...1, using: &generator) },
      activation: activation)
  }
}

let everyActivation: [Activation] = [
  .linear, .sigmoid, .tanh, .relu, .relu6, .hardSigmoid(slope: 0.2, offset: 0.5), .softsign,
  .softplus, .affine(scale: 0.7, offset: 0.1), .leakyRelu(slope: 0.1),
  .thresholdedRelu(threshold: 0.3), .scaledTanh(scale: 1.7, slope: 0.6), .elu(alpha: 0.8), .selu,
  .gelu, .silu, .exponential,
]

/// Every cell and every variant that a recorder knows.
let gradientCases: [ReachCase] = plainCases + variantCases + levelCases + readoutCases

private let plainCases: [ReachCase] =
  CellKind.allCases.map { ReachCase("\($0), 3 layers", cell: $0, layers: 3) { _ in } }
  + CellKind.allCases.map { cell in
    ReachCase("\(cell) with interventions", cell: cell, layers: 2) { example in
      let quantities = cell.quantities
      example.interventions = quantities.enumerated().map { index, quantity in
        Intervention(
          layer: index % 2, quantity: quantity, unit: index % 3, positions: 2...3 + index % 2,
          value: 0.3)
      }
    }
  }

private let variantCases: [ReachCase] =
  [
    ReachCase("GRU with the reset gate after the product", cell: .gru) {
      $0.recurrentCandidateBias = [0.3, -0.2, 0.6]
    },
    ReachCase("clipped LSTM", cell: .lstm) { $0.clip = 0.6 },
    ReachCase("clipped GRU", cell: .gru) { $0.clip = 0.6 },
    ReachCase("peepholes", cell: .lstm) {
      $0.peepholes = Peepholes(
        forget: [0.5, -0.9, 0.3], input: [-0.4, 0.8, 0.2], output: [0.7, 0.6, -0.5])
    },
    ReachCase("coupled gates", cell: .lstm) { $0.isCoupled = true },
    ReachCase("initial states", cell: .lstm) {
      $0.initialHidden = [0.3, -0.4, 0.1]
      $0.initialCell = [1, -0.7, 0.4]
    },
    ReachCase("coupled, peepholes, interventions", layers: 2) { example in
      for index in 0..<2 {
        example.network.layers[index].variant.isCoupled = true
        example.network.layers[index].variant.peepholes = Peepholes(
          forget: [0.5, -0.9, 0.3], input: [-0.4, 0.8, 0.2], output: [0.7, 0.6, -0.5])
      }
      example.interventions = [
        Intervention(quantity: .forget, unit: 0, positions: 2...4, value: 0.9),
        Intervention(quantity: .input, unit: 1, positions: 3...6, value: 0.2),
        Intervention(layer: 1, quantity: .output, unit: 2, positions: 1...6, value: 0.5),
      ]
    },
  ]
  + everyActivation.flatMap { activation in
    CellKind.allCases.map { cell in
      ReachCase("\(cell) with \(activation)", cell: cell, stacked: 1) {
        // C must not begin at the kink of a relu, where a slope is a matter of sides.
        if cell == .lstm { $0.initialCell = [1, -0.7, 0.4] }
        $0.gateActivation = cell == .gru ? .hardSigmoid(slope: 0.2, offset: 0.5) : .sigmoid
        $0.candidateActivation = activation == .exponential ? .softsign : activation
        $0.stateActivation = activation
      }
    }
  }

private let levelCases: [ReachCase] =
  [Level.Merge.concatenate, .sum, .average, .multiply].flatMap { merge in
    CellKind.allCases.map { cell in
      ReachCase("bidirectional \(cell), \(merge)") { example in
        let width = merge == .concatenate ? 6 : 3
        example.network = ReachCase.random(
          [
            (cell, .forward, 2, 3), (cell, .backward, 2, 3), (cell, .forward, width, 3),
            (cell, .backward, width, 3),
          ],
          levels: [Level(layers: 0..<2, merge: merge), Level(layers: 2..<4, merge: merge)],
          head: width)
        example.position = 3
      }
    }
  } + [
    ReachCase("projection") {
      $0.network = ReachCase.random(
        [(.lstm, .forward, 2, 2), (.lstm, .forward, 2, 4)],
        levels: [Level(layers: 0..<1), Level(layers: 1..<2)], head: 4)
      $0.interventions = [
        Intervention(quantity: .cellOutput, unit: 1, positions: 2...3, value: 0.4)
      ]
    },
    ReachCase("a projection to as many values as units") {
      $0.network = ReachCase.random(
        [(.lstm, .forward, 2, 3)], levels: [Level(layers: 0..<1)], head: 3)
      $0.network.layers[0].variant.projection = ReachCase.dense(3, 3, .linear).weight
    },
    ReachCase("dense layers before, between and after") {
      $0.network = ReachCase.random(
        [(.gru, .forward, 4, 3), (.lstm, .forward, 3, 3)],
        levels: [
          Level(layers: 0..<1, dense: [ReachCase.dense(4, 2, .silu)]),
          Level(
            layers: 1..<2,
            dense: [ReachCase.dense(5, 3, .gelu), ReachCase.dense(3, 5, .tanh)]
          ),
        ], head: 4, hiddenLayers: [ReachCase.dense(4, 3, .elu(alpha: 1))])
      $0.scalar = .againstRest(2)
    },
  ]

private let readoutCases: [ReachCase] =
  [Readout.lastStep, .lastPosition].map { readout in
    ReachCase("both directions, \(readout)") { example in
      example.network = ReachCase.random(
        [(.lstm, .forward, 2, 3), (.gru, .backward, 2, 3)], levels: [Level(layers: 0..<2)], head: 6)
      example.network.readout = readout
      example.position = 2
      example.scalar = .logit(1)
    }
  } + [
    ReachCase("passed over steps", layers: 2) {
      $0.network.mask = .token(2)
      $0.input = .tokens([1, 2, 2, 0, 2, 4])
    },
    ReachCase("passed over steps, both directions") {
      $0.network = ReachCase.random(
        [(.lstm, .forward, 2, 3), (.rnn, .backward, 2, 3)], levels: [Level(layers: 0..<2)], head: 6)
      $0.network.mask = .token(2)
      $0.network.levels[0].givesZerosWhereSkipped = true
      $0.input = .tokens([1, 2, 2, 0, 2, 4])
      $0.position = 4
    },
    ReachCase("numbers in, a number out", cell: .gru) { (example: inout ReachCase) in
      example.network.embedding = Matrix(rows: 0, columns: 2)
      example.network.output.activation = .elementwise(.softplus)
      example.network.output.meaning = .values
      example.input = .vectors(ReachCase.dense(6, 2, .linear).weight)
      example.scalar = .output(3)
      example.position = 5
    },
    ReachCase("a probability") { $0.scalar = .output(2) },
    ReachCase("a log-probability") {
      $0.network.output.activation = .logSoftmax
      $0.scalar = .output(2)
    },
  ]
