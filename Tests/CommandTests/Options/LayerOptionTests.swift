import ArgumentParser
import Language
import ModelFiles
import RecurrentNets
import Testing

@testable import lstm_tui

/// If one of these fails, a command answers for another layer than the one that was named.
@Suite struct LayerOptionTests {
  private let model: TokenModel = {
    let shape = NetworkShape(
      cell: .lstm, vocabularySize: 2, embeddingSize: 2, hiddenSizes: [3, 4])
    return TokenModel(
      name: "two", network: Network(zeros: shape), vocabulary: Vocabulary(words: ["a", "b"]))
  }()

  @Test("Layers count from 1, and without a number it is the top one")
  func index() throws {
    #expect(try LayerOption.parse(["--layer", "1"]).index(in: model) == 0)
    #expect(try LayerOption.parse(["--layer", "2"]).index(in: model) == 1)
    #expect(try LayerOption.parse([]).index(in: model) == 1)
  }

  @Test("A layer that is not there is refused", arguments: ["0", "3", "-1"])
  func refused(layer: String) {
    #expect(throws: (any Error).self) {
      try LayerOption.parse(["--layer=\(layer)"]).index(in: model)
    }
  }
}
