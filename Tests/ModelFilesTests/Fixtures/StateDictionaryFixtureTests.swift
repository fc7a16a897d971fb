import Testing

@testable import ModelFiles

/// If one of these fails, somebody's PyTorch, safetensors, Flax or NumPy model is shown with wrong numbers.
@Suite struct StateDictionaryFixtureTests {
  private static func read(
    _ path: String, _ options: ImportOptions
  ) throws(FileError) -> ImportedModel {
    try ModelImporter.model(bytes: try FileBytes.read(path), path: path, options: options)
  }

  @Test(
    "Every array is what the library computes",
    arguments: ["torch", "safetensors", "flax", "numpy"].flatMap { FixtureCase.all($0) })
  func numbers(fixture: FixtureCase) throws {
    try fixture.check(Self.read)
  }

  @Test("There are cases to compare")
  func cases() {
    #expect(FixtureCase.all("torch").count > 50)
    #expect(["safetensors", "flax", "numpy"].flatMap { FixtureCase.all($0) }.count > 25)
  }

  @Test(
    "Damaged files are read or refused",
    arguments: [
      "torch/lstm-bidirectional-2-layers", "torch/full-module-legacy",
      "torch/storage-shared-legacy",
      "torch/lstm-projection", "flax/linen-bidirectional-gru-npz",
      "flax/nnx-optimized-lstm-safetensors",
      "safetensors/other-types", "numpy/torch-names-compressed",
    ])
  func mutations(name: String) throws {
    let bytes = try FileBytes.read(try FixtureCase(name).modelPath)
    Mutations.check([bytes], count: 400, seed: 5) { bytes throws(FileError) in
      let model = try ModelImporter.model(bytes: bytes, path: "x")
      return model.network.tensors.reduce(model.parts.count) { $0 + $1.count }
    }
  }
}
