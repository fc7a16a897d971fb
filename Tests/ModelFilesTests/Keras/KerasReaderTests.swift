import Language
import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, a damaged Keras file ends the program, or somebody is not told what was
/// made of theirs.
@Suite struct KerasReaderTests {
  private static func bytes(_ name: String) throws -> [UInt8] {
    try FileBytes.read(FixtureFolder.path("keras/\(name)"))
  }

  private static func model(
    _ name: String, _ options: ImportOptions = ImportOptions()
  ) throws -> ImportedModel {
    try KerasReader(bytes: try bytes(name), path: name, options: options).model()
  }

  @Test(
    "The kind of file is named",
    arguments: [
      ("lstm-softmax-keras/model.keras", "Keras 3 (.keras)"),
      ("lstm-softmax-h5/model.h5", "Keras 3 (.h5)"),
      ("keras2-lstm-h5/model.h5", "Keras 2 (.h5)"),
      ("keras2-lstm-keras/model.keras", "Keras 2 (.keras)"),
      ("lstm-softmax-weights/model.weights.h5", "Keras weights (.weights.h5)"),
      ("keras2-lstm-save-weights/model_weights.h5", "Keras weights (.h5)"),
    ])
  func formats(name: String, format: String) throws {
    #expect(try Self.model(name).format == format)
  }

  @Test("Every weight is listed with its role, and what belongs to the training is left out")
  func parts() throws {
    let parts = try Self.model("keras2-regression-h5/model.h5").parts
    let used = parts.filter(\.isUsed).map(\.role)
    #expect(used.first == "layer 0, input weights (i f c o)")
    #expect(used.contains("layer 1, biases (i f c o)"))
    #expect(used.last?.hasPrefix("dense layer “dense") == true)
    let left = parts.filter { $0.name.hasPrefix("optimizer_weights/") }
    #expect(!left.isEmpty && left.allSatisfy { !$0.isUsed && $0.role.contains("training") })
  }

  @Test("Layers without effect are listed as such")
  func dropout() throws {
    let parts = try Self.model("dropout-h5/model.h5").parts
    #expect(parts.contains { $0.role.contains("works in training only") && !$0.isUsed })
  }

  @Test("A file without a configuration says what was assumed")
  func assumptions() throws {
    let model = try Self.model("rnn-tanh-weights/model.weights.h5")
    #expect(model.notes.contains { $0.contains("no configuration") })
    #expect(model.notes.contains { $0.contains("--nonlinearity") })
    var options = ImportOptions()
    options.nonlinearity = .relu
    let relu = try Self.model("rnn-tanh-weights/model.weights.h5", options)
    #expect(relu.network.layers[0].variant.candidateActivation == .relu)
    #expect(!relu.notes.contains { $0.contains("--nonlinearity") })
  }

  @Test("Some of a file's weights can be chosen")
  func choosing() throws {
    var options = ImportOptions()
    options.rnn = "lstm"
    options.head = "none"
    let model = try Self.model("lstm-2-layers-weights/model.weights.h5", options)
    #expect(model.network.layers.count == 2)
    #expect(model.network.output.count == 0)
    #expect(model.parts.contains { $0.role.contains("--head") && !$0.isUsed })
  }

  @Test("The words of a TextVectorization come with its way to cut texts")
  func vocabulary() throws {
    let model = try Self.model("text-vectorization-keras/model.keras")
    let words = try #require(model.vocabulary)
    #expect(words.words.prefix(3) == ["[PAD]", "[UNK]", "the"])
    #expect(words.unknownWord == "[UNK]")
    #expect(words.paddingID == 0)
    #expect(words.tokenizer == .rule(try #require(TextRule.textVectorization())))
    let lookup = try #require(try Self.model("string-lookup-keras/model.keras").vocabulary)
    #expect(lookup.words.first == "[UNK]")
  }

  @Test("Heads are understood as what they are for")
  func meanings() throws {
    #expect(try Self.model("lstm-softmax-h5/model.h5").network.output.meaning == .choices)
    #expect(try Self.model("lstm-sigmoid-h5/model.h5").network.output.meaning == .independent)
    #expect(try Self.model("regression-h5/model.h5").network.output.meaning == .values)
  }

  @Test("Of two outputs one has to be chosen, and the names are given")
  func outputs() throws {
    let error = #expect(throws: FileError.self) {
      try Self.model("functional-2-outputs-h5/model.h5")
    }
    #expect(error?.problem.contains("“first”, “second”") == true, "\(error?.description ?? "")")
    #expect(error?.problem.contains("--head") == true)
  }

  @Test("A name of any length leaves the error one line of a length to read")
  func longNames() throws {
    let name = String(repeating: "n", count: 50_000)
    let config = #"{"class_name": "\#(name)", "config": {}}"#
    var archive = ZipArchive()
    archive.add("config.json", Array(config.utf8))
    archive.add("model.weights.h5", try Self.bytes("lstm-softmax-weights/model.weights.h5"))
    let error = #expect(throws: FileError.self) {
      try KerasReader(bytes: archive.encoded(), path: "x").model()
    }
    #expect(error.map { $0.description.count < 600 } == true)
  }

  @Test("An archive without a model in it is refused")
  func archives() throws {
    var archive = ZipArchive()
    archive.add("config.json", Array(#"{"class_name": "Sequential", "config": []}"#.utf8))
    let error = #expect(throws: FileError.self) {
      try KerasReader(bytes: archive.encoded(), path: "x").model()
    }
    #expect(error?.problem.contains("model.weights.h5") == true)
  }

  @Test("Damaged files are read or refused in one line")
  func mutations() throws {
    let names = [
      "functional-mask-h5/model.h5", "lstm-softmax-keras/model.keras",
      "keras2-cudnn-gru-h5/model.h5", "bidirectional-sequences-weights/model.weights.h5",
      "keras2-lstm-save-weights/model_weights.h5", "keras2-compressed-h5/model.h5",
      "text-vectorization-keras/model.keras", "normalization-keras/model.keras",
    ]
    let files = try names.map(Self.bytes)
    Mutations.check(files, count: 800, seed: 41) { bytes throws(FileError) in
      let model = try KerasReader(bytes: bytes, path: "x").model()
      return Self.run(model.network)
    }
  }

  /// Reads a short input, so that what cannot be computed shows; returns how many values the network has.
  private static func run(_ network: Network) -> Int {
    let input: NetworkInput =
      network.readsVectors
      ? .vectors(Matrix(rows: 3, columns: network.inputSize, repeating: 0.5))
      : .tokens([0, network.embedding.rows - 1, 0])
    let trace = TraceRecorder(network).trace(of: input)
    _ = trace.output(at: 1)
    return network.embedding.elements.count
      + network.layers.reduce(0) {
        $0 + $1.inputWeight.elements.count + $1.recurrentWeight.elements.count
      }
      + network.output.weight.elements.count
  }
}
