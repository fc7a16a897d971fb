import Testing

@testable import ModelFiles

/// If one of these fails, a model that was trained here is another network in PyTorch, or the docs' way there is wrong.
///
/// `Tests/Fixtures/check_python_snippet.py --write` made the cases: `lstm-tui train` wrote the models, and PyTorch
/// computed the logits by the snippet of docs/model.md.
@Suite struct WrittenFixtureTests {
  @Test("PyTorch's logits are the program's", arguments: FixtureCase.all("written"))
  func logits(fixture: FixtureCase) throws {
    try fixture.check(try TokenModel(contentsOf: fixture.modelPath).network)
  }

  @Test(
    "The writer still writes what PyTorch has read, to the byte",
    arguments: FixtureCase.all("written"))
  func bytes(fixture: FixtureCase) throws {
    let bytes = try FileBytes.read(fixture.modelPath)
    let model = try TokenModel(bytes: bytes, path: fixture.modelPath, name: "model")
    #expect(try model.safeTensorsFile().encoded() == bytes)
  }

  @Test("There are cases to compare")
  func cases() {
    #expect(FixtureCase.all("written").count == 3)
  }
}
