import Language
import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, a converted model cannot be opened, or is another than the one it was made of.
@Suite struct ConversionTests {
  @Test(
    "Every model of another library is the same after writing and reading",
    arguments: ["keras", "torch", "safetensors", "flax", "numpy", "onnx"]
      .flatMap { FixtureCase.all($0) })
  func roundTrip(fixture: FixtureCase) throws {
    let path = fixture.modelPath
    let model = try ModelCatalog.load(
      path, options: ModelOptions(importing: try fixture.options()))
    let bytes = try model.safeTensorsFile().encoded()
    let copy = try TokenModel(bytes: bytes, path: "copy", name: model.name)
    // Equal weights in an equal network give equal traces, to the bit.
    var network = model.network
    // An embedding of no rows may have any number of columns.
    if network.readsVectors { network.embedding = copy.network.embedding }
    #expect(copy.network == network)
    #expect(copy.network.readsVectors == model.network.readsVectors)
    #expect(copy.vocabulary.words == model.vocabulary.words)
    #expect(copy.vocabulary.unknownID == model.vocabulary.unknownID)
    #expect(copy.labels.words == model.labels.words)
    #expect(copy.tokenizer == model.tokenizer)
    #expect(copy.predictsWords == model.predictsWords)
  }
}
