import Language
import ONNXProtos
import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, what a user hands on as ONNX is another network than the one on the screen.
///
/// That onnxruntime computes the same with these files is checked by `Tests/Fixtures/check_onnx_export.py`.
@Suite struct ONNXWriterTests {
  private func reading(_ model: TokenModel) throws -> TokenModel {
    let bytes = try model.onnxBytes(path: "out.onnx", version: "1")
    var imported = try ModelImporter.model(bytes: bytes, path: "out.onnx")
    return try TokenModel(
      &imported, path: "/nowhere/out.onnx", name: model.name, options: ModelOptions())
  }

  /// A model around a network, with words as far as it reads some.
  private func model(_ network: Network) -> TokenModel {
    TokenModel(
      name: "m", network: network,
      vocabulary: Vocabulary(
        words: (0..<network.embedding.rows).map { "w\($0)" }, unknownWord: nil))
  }

  /// The largest difference of all that two networks compute with one input.
  private func difference(_ a: Network, _ b: Network, _ input: NetworkInput) -> Float {
    let (one, other) = (
      TraceRecorder(a).trace(of: input), TraceRecorder(b).trace(of: input)
    )
    var worst: Float = 0
    func compare(_ left: [Float], _ right: [Float]) {
      guard left.count == right.count else {
        worst = .infinity
        return
      }
      for (x, y) in zip(left, right) where !(abs(x - y) <= worst) { worst = abs(x - y) }
    }
    guard one.layers.count == other.layers.count else { return .infinity }
    for (left, right) in zip(one.layers, other.layers) {
      guard left.quantities == right.quantities else { return .infinity }
      for quantity in left.quantities {
        compare(left.matrix(of: quantity).elements, right.matrix(of: quantity).elements)
      }
    }
    for position in one.positions {
      compare(one.output(at: position), other.output(at: position))
      if a.output.count == 0 { compare(one.readout(at: position), other.readout(at: position)) }
    }
    return worst
  }

  @Test("A network of any kind comes back from an ONNX file", arguments: 0..<300)
  func roundTrip(seed: Int) throws {
    var random = RandomGeneralNetwork(seed: seed)
    let network = random.network()
    let found = try reading(model(network)).network
    let input: NetworkInput =
      network.readsVectors
      ? .vectors(random.matrix(6, network.inputSize)) : .tokens([3, 1, 4, 1, 5, 8])
    #expect(difference(network, found, input) <= 1e-6)
    // The weights of cells keep every bit.
    #expect(
      found.layers.map(\.inputWeight) == network.layers.map(\.inputWeight)
        && found.layers.map(\.recurrentWeight) == network.layers.map(\.recurrentWeight)
        && found.layers.map(\.bias) == network.layers.map(\.bias)
        && found.layers.map(\.variant) == network.layers.map(\.variant))
    #expect(found.levels == network.levels && found.output == network.output)
    #expect(found.outputIsReversed == network.outputIsReversed)
    let last = network.layers[network.levels[network.levels.count - 1].layers]
    if network.readout == .lastPosition, last.allSatisfy({ $0.direction == .forward }) {
      // Where nothing reads backward these two are one.
      #expect(found.readout == .lastStep)
    } else {
      #expect(found.readout == network.readout)
    }
  }

  @Test("Functions of dense layers without an operator of their own are computed all the same")
  func written() throws {
    var random = RandomGeneralNetwork(seed: 7)
    for activation: Activation in [
      .affine(scale: 1.7, offset: -0.3), .scaledTanh(scale: 1.7, slope: 0.6),
    ] {
      var network = Network(
        embedding: random.matrix(9, 3), layers: [random.layer(.lstm, 4, 5, .forward)],
        levels: [Level(layers: 0..<1, dense: [random.dense(3, 4)])],
        output: OutputLayer(
          hiddenLayers: [random.dense(5, 3)], weight: random.matrix(2, 3), bias: random.values(2),
          activation: .elementwise(activation), meaning: .values))
      network.levels[0].dense[0].activation = activation
      network.output.hiddenLayers[0].activation = activation
      let found = try reading(model(network)).network
      #expect(difference(network, found, .tokens([3, 1, 4, 1, 5, 8])) <= 1e-6)
    }
  }

  @Test("The words, their tokenizer, the labels and what is known of the model come back")
  func words() throws {
    let plain = randomModel()
    #expect(try reading(plain) == plain)
    var random = RandomGeneralNetwork(seed: 3)
    let network = Network(
      embedding: random.matrix(3, 2), layers: [random.layer(.gru, 2, 4, .backward)],
      output: OutputLayer(
        weight: random.matrix(2, 4), bias: random.values(2), activation: .elementwise(.sigmoid),
        meaning: .choices))
    let labelled = TokenModel(
      name: "m", network: network,
      vocabulary: Vocabulary(words: ["<unk>", "“a”", "b\n"], unknownWord: nil),
      labels: ["yes", "no"], tokenizer: .rule(.kerasTokenizer(split: "|")), cellRange: 1.25,
      training: "by hand")
    #expect(try reading(labelled) == labelled)
  }

  @Test("Words in the metadata of another exporter's file are taken")
  func foreign() throws {
    let bytes = try randomModel().onnxBytes(path: "out.onnx", version: "1")
    var file = try Onnx_ModelProto(serializedBytes: bytes)
    file.metadataProps.removeAll { $0.key != "vocab" }
    let vocabulary = try ModelImporter.model(bytes: try file.serializedBytes(), path: "m.onnx")
      .vocabulary
    #expect(vocabulary?.words.count == 8 && vocabulary?.unknownWord == "<unk>")
    for index in file.metadataProps.indices { file.metadataProps[index].value = "some words" }
    let none = try ModelImporter.model(bytes: try file.serializedBytes(), path: "m.onnx")
    #expect(none.vocabulary == nil)
  }

  @Test("Damaged metadata of an own file is refused in one line")
  func damaged() throws {
    let bytes = try randomModel().onnxBytes(path: "out.onnx", version: "1")
    let damages = [
      ("vocab", "{}", "“vocab” is not a JSON array of words"),
      ("tokenizer", "?", "expected one of"),
      ("cell_range", "-1", "expected a number above 0"),
      ("meaning", "all", "expected choices, independent or values"),
    ]
    for (key, value, expected) in damages {
      var file = try Onnx_ModelProto(serializedBytes: bytes)
      for index in file.metadataProps.indices where file.metadataProps[index].key == key {
        file.metadataProps[index].value = value
      }
      let damaged: [UInt8] = try file.serializedBytes()
      let error = #expect(throws: FileError.self) {
        try ModelImporter.model(bytes: damaged, path: "m.onnx")
      }
      #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
    }
  }

  @Test("Both directions are one node where nothing forbids it")
  func nodes() throws {
    var random = RandomGeneralNetwork(seed: 5)
    let forward = random.layer(.lstm, 3, 4, .forward)
    var backward = random.layer(.lstm, 3, 4, .backward)
    func types() throws -> [String] {
      var writer = ONNXWriter(
        Network(
          embedding: random.matrix(9, 3), layers: [forward, backward],
          levels: [Level(layers: 0..<2)],
          output: OutputLayer(weight: random.matrix(2, 8), bias: [0, 1])), path: "o")
      return try writer.model().graph.node.map(\.opType)
    }
    #expect(
      try types() == ["Gather", "LSTM", "Transpose", "Reshape", "MatMul", "Add", "Softmax"])
    backward.variant.clip = 0.5
    #expect(try types().filter { $0 == "LSTM" }.count == 2)
  }

  @Test("Directions side by side come back in their order")
  func order() throws {
    var random = RandomGeneralNetwork(seed: 6)
    let network = Network(
      embedding: random.matrix(9, 3),
      layers: [random.layer(.gru, 3, 4, .backward), random.layer(.gru, 3, 4, .forward)],
      levels: [Level(layers: 0..<2)],
      output: OutputLayer(weight: random.matrix(2, 8), bias: [0, 1]))
    #expect(try reading(model(network)).network == network)
  }

  @Test("What ONNX cannot say is refused in one line that says where it is")
  func refused() throws {
    var random = RandomGeneralNetwork(seed: 9)
    let network = Network(
      embedding: random.matrix(9, 3),
      layers: [random.layer(.lstm, 3, 4, .forward), random.layer(.lstm, 3, 4, .backward)],
      levels: [Level(layers: 0..<2)],
      output: OutputLayer(weight: random.matrix(2, 8), bias: [0, 1]))
    var masked = network
    masked.mask = .token(0)
    var other = network
    other.layers[1].variant.candidateActivation = .selu
    var projected = network
    projected.layers[0].recurrentWeight = random.matrix(16, 3)
    projected.layers[0].variant.projection = random.matrix(3, 4)
    projected.output.weight = random.matrix(2, 7)
    for (network, expected) in [
      (masked, "out.onnx: cannot be written: the network passes over word 0 (a mask)"),
      (other, "the LSTM of level 0, backward, has the activation selu"),
      (projected, "the LSTM of level 0, forward, has a projection"),
    ] {
      let error = #expect(throws: FileError.self) {
        try self.model(network).onnxBytes(path: "out.onnx", version: "1")
      }
      let line = error?.description ?? ""
      #expect(line.contains(expected) && line.contains(".safetensors"), "\(line)")
    }
  }
}
