import Language
import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, a converted model is another network than the one it was made of.
@Suite struct NetworkDescriptionTests {
  private var generator = SeededGenerator(seed: 11)

  private mutating func values(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
  }

  private mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: values(rows * columns))
  }

  private mutating func layer(
    _ cell: CellKind, _ input: Int, _ units: Int, _ direction: Direction = .forward,
    output: Int? = nil, _ variant: CellVariant = CellVariant()
  ) -> RecurrentLayer {
    let rows = cell.blockCount * units
    return RecurrentLayer(
      cell: cell, inputWeight: matrix(rows, input),
      recurrentWeight: matrix(rows, output ?? units), bias: values(rows), direction: direction,
      variant: variant)
  }

  /// A bidirectional LSTM with everything, under a GRU that reads backward, with dense layers.
  private mutating func network() -> Network {
    var variant = CellVariant()
    variant.gateActivation = .hardSigmoid(slope: 0.2, offset: 0.5)
    variant.candidateActivation = .softsign
    variant.stateActivation = .scaledTanh(scale: 1.7159, slope: 2 / 3)
    variant.clip = 0.9
    variant.peepholes = Peepholes(forget: values(4), input: values(4), output: values(4))
    variant.projection = matrix(3, 4)
    variant.initialHidden = values(3)
    variant.initialCell = values(4)
    var coupled = CellVariant()
    coupled.isCoupled = true
    coupled.projection = matrix(3, 5)
    var reset = CellVariant()
    reset.recurrentCandidateBias = values(6)
    let layers = [
      layer(.lstm, 5, 4, output: 3, variant), layer(.lstm, 5, 5, .backward, output: 3, coupled),
      layer(.gru, 2, 6, .backward, reset), layer(.gru, 6, 3), layer(.rnn, 3, 4),
    ]
    return Network(
      embedding: matrix(7, 5), layers: layers,
      levels: [
        Level(layers: 0..<2, merge: .multiply),
        Level(
          layers: 2..<3,
          dense: [DenseLayer(weight: matrix(2, 3), bias: values(2), activation: .elu(alpha: 0.3))]),
        Level(layers: 3..<4), Level(layers: 4..<5),
      ],
      output: OutputLayer(
        hiddenLayers: [
          DenseLayer(weight: matrix(3, 4), bias: values(3), activation: .leakyRelu(slope: 0.01))
        ],
        weight: matrix(2, 3), bias: values(2), activation: .elementwise(.sigmoid),
        meaning: .independent),
      readout: .lastStep, mask: .token(0), outputIsReversed: true)
  }

  @Test("A network of every variant survives writing and reading to the bit")
  mutating func roundTrip() throws {
    let network = network()
    let model = TokenModel(
      name: "m", network: network,
      vocabulary: Vocabulary(words: (0..<7).map { "w\($0)" }, unknownWord: "w1"),
      labels: ["yes", "no"], tokenizer: .rule(.kerasTokenizer(split: "|")))
    let bytes = try model.safeTensorsFile().encoded()
    #expect(try TokenModel(bytes: bytes, path: "m", name: "m") == model)
  }

  @Test("A network without a head has one of no outputs that reads its states")
  mutating func noHead() throws {
    var model = randomModel(.gru, layers: 2)
    let file = try model.safeTensorsFile()
    var headless = file
    headless.tensors["output.weight"] = nil
    model = try TokenModel(headless, path: "m", name: "m")
    #expect(model.network.output.inputSize == 4)
    let trace = TraceRecorder(model.network).trace(of: .tokens([0, 1]))
    #expect(trace.logits(at: 1).isEmpty)
  }

  @Test("A network that reads vectors has no embedding and no words")
  mutating func vectors() throws {
    let network = Network(
      embedding: Matrix(rows: 0, columns: 0), layers: [layer(.gru, 3, 4)],
      output: OutputLayer(
        weight: matrix(1, 4), bias: values(1), activation: .elementwise(.linear), meaning: .values),
      mask: .value(-1.5))
    let model = TokenModel(
      name: "m", network: network, vocabulary: Vocabulary(words: [], unknownWord: nil))
    #expect(model.labels.words == ["y0"])
    let bytes = try model.safeTensorsFile().encoded()
    #expect(try TokenModel(bytes: bytes, path: "m", name: "m") == model)
  }

  @Test("A description that fits no network is refused in one line")
  mutating func refused() throws {
    let model = TokenModel(
      name: "m", network: network(),
      vocabulary: Vocabulary(words: (0..<7).map { "w\($0)" }, unknownWord: nil))
    let damages: [(String, (inout SafeTensorsFile) -> Void)] = [
      ("does not describe a network", { $0.metadata["network"] = "{}" }),
      (
        "an activation that is not known",
        {
          $0.metadata["network"] = $0.metadata["network"]?
            .split(separator: "softsign").joined(separator: "sinus")
        }
      ),
      ("“rnn.weight_hh_l1_reverse”", { $0.tensors["rnn.weight_hh_l1_reverse"] = nil }),
      (
        "peephole_i_l0” has shape [3]; expected [4]",
        {
          $0.tensors["rnn.peephole_i_l0"] = Tensor(shape: [3], values: [1, 2, 3])
        }
      ),
      (
        "the head reads 3 values; it gets 9",
        {
          $0.tensors["head.0.weight"] = Tensor(
            shape: [9, 4], values: Array(repeating: 1, count: 36))
          $0.tensors["head.0.bias"] = Tensor(shape: [9], values: Array(repeating: 1, count: 9))
        }
      ),
    ]
    for (expected, damage) in damages {
      var file = try model.safeTensorsFile()
      damage(&file)
      let bytes = try file.encoded()
      let error = #expect(throws: FileError.self) {
        try TokenModel(bytes: bytes, path: "bad", name: "bad")
      }
      #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
    }
  }

  @Test("Every activation has a name from which it is made again")
  func names() {
    let all: [Activation] = [
      .linear, .sigmoid, .tanh, .relu, .relu6, .hardSigmoid(slope: 1 / 6, offset: 0.5), .softsign,
      .softplus, .affine(scale: 2, offset: -1), .leakyRelu(slope: 0.01),
      .thresholdedRelu(threshold: 1), .scaledTanh(scale: 1, slope: 2), .elu(alpha: 1), .selu,
      .gelu, .silu, .exponential,
    ]
    for activation in all { #expect(Activation(named: activation.name) == activation) }
    for text in ["", "sinus", "elu", "elu()", "elu(a)", "elu(1", "tanh(1)", "affine(1)"] {
      #expect(Activation(named: text) == nil, "\(text)")
    }
  }
}
