import Language
import ModelFiles
import RecurrentNets

@testable import Visualizer

/// Models of every kind of cell, direction and head, with random weights.
enum GeneralModel: String, CaseIterable, Sendable {
  case gru
  case gruResetBefore
  case gruRelu
  case gruStack
  case rnnRelu
  case bidirectional
  case bidirectionalGRU
  case bidirectionalSum
  case bidirectionalProduct
  case backward
  case projection
  case projectionOfSameSize
  case peepholes
  case coupled
  case hardGates
  case initialState
  case masked
  case mixed
  case tagger
  case classifier
  case bidirectionalClassifier
  case lastPositionClassifier
  case binary
  case labels
  case regression
  case severalValues
  case denseHead
  case noHead
  case noHeadBidirectional

  /// A model of the kind.
  func model(hidden: Int = 6, seed: UInt64 = 3) -> TokenModel {
    var random = SeededGenerator(seed: seed)
    var parts = Parts(hidden: hidden)
    prepare(&parts, &random)
    var size = 5
    var layers: [RecurrentLayer] = []
    var levels: [Level] = []
    for cells in parts.levels {
      let start = layers.count
      for (cell, direction) in cells {
        layers.append(
          Self.layer(cell, direction, input: size, parts: parts, scale: parts.scale, &random))
      }
      levels.append(Level(layers: start..<layers.count, merge: parts.merge))
      let sizes = layers[start...].map(\.outputSize)
      size = parts.merge == .concatenate ? sizes.reduce(0, +) : sizes[0]
    }
    var head: [DenseLayer] = []
    if parts.hasDense {
      head = [
        DenseLayer(
          weight: Self.matrix(4, size, 1, &random), bias: [0.1, -0.2, 0.3, 0], activation: .relu)
      ]
      size = 4
    }
    let count = parts.labels?.count ?? testWords.count
    let output = OutputLayer(
      hiddenLayers: head, weight: Self.matrix(count, size, 1.5, &random),
      bias: (0..<count).map { _ in Float.random(in: -0.5...0.5, using: &random) },
      activation: parts.activation, meaning: parts.meaning)
    let network = Network(
      embedding: Self.matrix(testWords.count, 5, 1, &random), layers: layers, levels: levels,
      output: output, readout: parts.readout, mask: parts.mask)
    return TokenModel(
      name: rawValue, network: network, vocabulary: Vocabulary(words: testWords),
      labels: parts.labels?.isEmpty == false ? parts.labels : nil)
  }

  /// What a model is made of.
  private struct Parts {
    var hidden: Int
    var levels: [[(CellKind, Direction)]] = [[(.lstm, .forward)]]
    var variant = CellVariant()
    var projection: Int?
    var hasPeepholes = false
    var resetsAfter = true
    var hasInitialState = false
    var merge = Level.Merge.concatenate
    var labels: [String]?
    var activation = OutputLayer.OutputActivation.softmax
    var meaning = OutputLayer.Meaning.choices
    var readout = Readout.everyStep
    var mask: InputMask?
    var hasDense = false
    var scale: Float = 1.2
  }

  private static let both: [(CellKind, Direction)] = [(.lstm, .forward), (.lstm, .backward)]
  private static let classes = ["person", "toy", "none"]

  private func prepare(_ parts: inout Parts, _ random: inout SeededGenerator) {
    let gru: [(CellKind, Direction)] = [(.gru, .forward)]
    switch self {
    case .gru: parts.levels = [gru]
    case .gruResetBefore:
      parts.levels = [gru]
      parts.resetsAfter = false
    case .gruRelu:
      parts.levels = [gru]
      parts.variant.candidateActivation = .relu
      parts.scale = 0.6
    case .gruStack: parts.levels = [gru, gru, gru]
    case .rnnRelu:
      parts.levels = [[(.rnn, .forward)]]
      parts.variant.candidateActivation = .relu
      parts.scale = 0.4
    case .bidirectional: parts.levels = [Self.both, Self.both]
    case .bidirectionalGRU: parts.levels = [[(.gru, .forward), (.gru, .backward)]]
    case .bidirectionalSum:
      parts.levels = [Self.both]
      parts.merge = .sum
    case .bidirectionalProduct:
      parts.levels = [Self.both]
      parts.merge = .multiply
    case .backward: parts.levels = [[(.lstm, .backward)]]
    case .projection: parts.projection = max(1, parts.hidden / 2)
    case .projectionOfSameSize: parts.projection = parts.hidden
    case .peepholes:
      parts.hasPeepholes = true
      parts.variant.clip = 1.5
    case .coupled: parts.variant.isCoupled = true
    case .hardGates:
      parts.variant.gateActivation = .hardSigmoid(slope: 0.2, offset: 0.5)
      parts.variant.stateActivation = .relu
    case .initialState: parts.hasInitialState = true
    case .masked:
      parts.mask = .token(1)
      parts.levels = [Self.both]
    case .mixed: parts.levels = [[(.rnn, .forward)], gru, [(.lstm, .forward)]]
    case .tagger:
      parts.levels = [Self.both]
      parts.labels = Self.classes
    case .classifier:
      parts.labels = Self.classes
      parts.readout = .lastStep
    case .bidirectionalClassifier:
      parts.levels = [Self.both, Self.both]
      parts.labels = Self.classes
      parts.readout = .lastStep
    case .lastPositionClassifier:
      parts.levels = [Self.both]
      parts.labels = Self.classes
      parts.readout = .lastPosition
    case .binary:
      parts.labels = ["positive"]
      parts.activation = .elementwise(.sigmoid)
      parts.meaning = .independent
      parts.readout = .lastStep
    case .labels:
      parts.labels = Self.classes
      parts.activation = .elementwise(.sigmoid)
      parts.meaning = .independent
    case .regression:
      parts.labels = ["y0"]
      parts.activation = .elementwise(.linear)
      parts.meaning = .values
      parts.readout = .lastStep
    case .severalValues:
      parts.labels = ["y0", "y1", "y2"]
      parts.activation = .elementwise(.tanh)
      parts.meaning = .values
    case .denseHead:
      parts.labels = Self.classes
      parts.hasDense = true
    case .noHead:
      parts.labels = []
    case .noHeadBidirectional:
      parts.levels = [Self.both]
      parts.labels = []
    }
  }

  private static func layer(
    _ cell: CellKind, _ direction: Direction, input: Int, parts: Parts, scale: Float,
    _ random: inout SeededGenerator
  ) -> RecurrentLayer {
    let rows = cell.blockCount * parts.hidden
    var variant = parts.variant
    let size = cell == .lstm ? parts.projection ?? parts.hidden : parts.hidden
    func vector(_ count: Int, _ random: inout SeededGenerator) -> [Float] {
      (0..<count).map { _ in Float.random(in: -scale...scale, using: &random) }
    }
    if cell == .lstm, parts.projection != nil {
      variant.projection = matrix(size, parts.hidden, scale, &random)
    }
    if cell == .lstm, parts.hasPeepholes {
      variant.peepholes = Peepholes(
        forget: vector(parts.hidden, &random), input: vector(parts.hidden, &random),
        output: vector(parts.hidden, &random))
    }
    if cell == .gru, parts.resetsAfter {
      variant.recurrentCandidateBias = vector(parts.hidden, &random)
    }
    if parts.hasInitialState {
      variant.initialHidden = vector(size, &random)
      variant.initialCell = cell == .lstm ? vector(parts.hidden, &random) : nil
    }
    return RecurrentLayer(
      cell: cell, inputWeight: matrix(rows, input, scale, &random),
      recurrentWeight: matrix(rows, size, scale, &random), bias: vector(rows, &random),
      direction: direction, variant: variant)
  }

  private static func matrix(
    _ rows: Int, _ columns: Int, _ scale: Float, _ random: inout SeededGenerator
  ) -> Matrix {
    Matrix(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { _ in
        Float.random(in: -scale...scale, using: &random)
      })
  }
}
