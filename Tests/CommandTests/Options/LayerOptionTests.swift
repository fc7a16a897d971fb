import ArgumentParser
import Foundation
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

  @Test("Of two directions the forward one is meant, or the one that is named")
  func directions() throws {
    let model = try ModelCatalog.open(Self.bidirectional).model
    for (argument, index) in [("1", 0), ("1-backward", 1), ("2", 2), ("2-reverse", 3)] {
      #expect(try LayerOption.parse(["--layer", argument]).index(in: model) == index)
      let name = LayerChoice(index, in: model.network)
      #expect(
        name
          == LayerChoice(
            level: index / 2 + 1, direction: index % 2 == 1 ? .backward : .forward))
    }
    #expect(try LayerOption.parse([]).index(in: model) == 2)
    #expect("\(LayerChoice(3, in: model.network))" == "2, backward")
    #expect(try JSONText.of(["layer": LayerChoice(3, in: model.network)]).contains("2-backward"))
  }

  private static let bidirectional = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/torch/lstm-bidirectional-2-layers/model.pt").path

  @Test("A direction that does not exist is refused", arguments: ["1-backward", "1-sideways"])
  func noDirection(layer: String) {
    #expect(throws: (any Error).self) {
      try LayerOption.parse(["--layer", layer]).index(in: model)
    }
  }

  @Test("A layer that is not there is refused", arguments: ["0", "3", "-1"])
  func refused(layer: String) {
    #expect(throws: (any Error).self) {
      try LayerOption.parse(["--layer=\(layer)"]).index(in: model)
    }
  }
}
