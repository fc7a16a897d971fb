import Language
import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, a model that was saved is not the model that was trained.
@Suite struct TokenModelTests {
  @Test("Saving and loading keeps every bit", arguments: [CellKind.lstm, .rnn], [1, 2, 3])
  func roundTrip(cell: CellKind, layers: Int) throws {
    let folder = TemporaryFolder()
    var model = randomModel(cell, layers: layers, seed: UInt64(layers))
    model.trainedDistances = TrainedDistances(.agreement, of: [3, 1, 20])
    try model.write(to: folder.file("model.safetensors"))
    let loaded = try TokenModel(contentsOf: folder.file("model.safetensors"))
    let before = model.network.tensors.map { $0.map(\.bitPattern) }
    let after = loaded.network.tensors.map { $0.map(\.bitPattern) }
    #expect(before == after)
    #expect(loaded.vocabulary == model.vocabulary)
    #expect(loaded.cellRange == model.cellRange)
    #expect(loaded.training == model.training)
    #expect(loaded.trainedDistances == model.trainedDistances)
    #expect(loaded.name == "model.safetensors")
  }

  @Test("One probability is that of class 1, whatever two classes are called")
  func binary() throws {
    var network = randomModel().network
    network.output = OutputLayer(
      weight: Matrix(rows: 1, columns: 4), bias: [0], activation: .elementwise(.sigmoid),
      meaning: .independent)
    let words = randomModel().vocabulary
    func model(_ labels: [String]?) -> TokenModel {
      TokenModel(name: "m", network: network, vocabulary: words, labels: labels, paddingID: 3)
    }
    #expect(model(nil).labels.words == ["class 1"] && model(nil).otherLabel == "class 0")
    let named = model(["negative", "positive"])
    #expect(named.labels.words == ["positive"] && named.otherLabel == "negative")
    #expect(model(["spam"]).labels.words == ["spam"] && model(["spam"]).otherLabel == nil)
    let folder = TemporaryFolder()
    try named.write(to: folder.file("m.safetensors"))
    let loaded = try TokenModel(contentsOf: folder.file("m.safetensors"))
    #expect(loaded.labels.words == ["positive"] && loaded.otherLabel == "negative")
    #expect(loaded.paddingID == 3)
  }

  @Test("Equal models give equal bytes")
  func deterministic() throws {
    let first = try randomModel(layers: 2).safeTensorsFile().encoded()
    let second = try randomModel(layers: 2).safeTensorsFile().encoded()
    #expect(first == second)
  }

  /// Each way to damage a model, and a piece of the line the user must see.
  static let damages: [(String, @Sendable (inout SafeTensorsFile) -> Void)] = [
    ("no tensor “embedding.weight”", { $0.tensors["embedding.weight"] = nil }),
    ("no tensor “rnn.weight_ih_l0”", { $0.tensors["rnn.weight_ih_l0"] = nil }),
    (
      "has shape [8]; expected any × any",
      {
        $0.tensors["embedding.weight"] = .init(shape: [8], values: [Float](repeating: 0, count: 8))
      }
    ),
    (
      "4 rows for each column",
      {
        $0.tensors["rnn.weight_hh_l0"] = .init(
          shape: [12, 4], values: [Float](repeating: 0, count: 48))
      }
    ),
    (
      "expected [8]",
      {
        $0.tensors["output.bias"] = .init(shape: [3], values: [1, 2, 3])
      }
    ),
    (
      "impossible shape",
      { $0.tensors["rnn.weight_hh_l0"] = .init(shape: [0, 1 << 62], values: []) }
    ),
    ("“pad” is \"8\"; expected an id from 0 to 7", { $0.metadata["pad"] = "8" }),
    ("“cell_range” is \"nan\"", { $0.metadata["cell_range"] = "nan" }),
    ("“cell_range” is \"-1\"", { $0.metadata["cell_range"] = "-1" }),
    (
      "“trained_distances” is \"{}\"; expected {\"kind\":",
      { $0.metadata["trained_distances"] = "{}" }
    ),
    (
      "with numbers that do not fall",
      {
        $0.metadata["trained_distances"] =
          #"{"kind": "text", "half": 5, "most": 4, "longest": 9}"#
      }
    ),
    ("does not say “rnn”", { $0.metadata["rnn"] = nil }),
    ("“rnn” is \"xlstm\"", { $0.metadata["rnn"] = "xlstm" }),
    ("has no “vocab”", { $0.metadata["vocab"] = nil }),
    ("not a JSON array of words", { $0.metadata["vocab"] = "{\"a\": 1}" }),
    ("has 2 words, but its embedding has 8 rows", { $0.metadata["vocab"] = "[\"a\", \"b\"]" }),
  ]

  @Test(
    "A damaged model is refused in one line that says what is wrong", arguments: damages.indices)
  func damaged(index: Int) throws {
    let (expected, damage) = Self.damages[index]
    var file = try randomModel().safeTensorsFile()
    damage(&file)
    let bytes = try file.encoded()
    let error = #expect(throws: FileError.self) {
      try TokenModel(bytes: bytes, path: "bad.safetensors", name: "bad")
    }
    let line = try #require(error?.description)
    #expect(line.hasPrefix("bad.safetensors: "))
    #expect(line.contains(expected), "\(line)")
    #expect(!line.contains("\n"))
  }
}
