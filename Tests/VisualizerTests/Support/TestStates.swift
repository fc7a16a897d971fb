import CellGrid
import Language
import ModelFiles
import RecurrentNets

@testable import Visualizer

/// The words of the test models; the last are hard to draw.
let testWords = [
  "<unk>", "she", "he", "they", "is", "are", "am", "i", "busy", "today", ".", "...",
  "extraordinarily-long-word", "日本語", "e\u{301}", "tab\u{9}bed", "\u{1B}[31m", "👩‍👩‍👧",
]

/// A model with random weights that write and forget visibly.
func testModel(
  _ cell: CellKind = .lstm, layers: Int = 1, hidden: Int = 24, range: Float? = 0.9,
  seed: UInt64 = 1,
  words: [String] = testWords
) -> TokenModel {
  var generator = SeededGenerator(seed: seed)
  var network = Network(
    zeros: NetworkShape(
      cell: cell, vocabularySize: words.count, embeddingSize: 6,
      hiddenSizes: Array(repeating: hidden, count: layers)))
  network.forEachTensor { values in
    for index in values.indices {
      values[index] = Float.random(in: -1.5...1.5, using: &generator)
    }
  }
  return TokenModel(
    name: "test", network: network, vocabulary: Vocabulary(words: words), cellRange: range)
}

/// A viewer on a text.
func testState(
  _ text: String = "She is busy today ... zebra I am", model: TokenModel = testModel(),
  size: GridSize = GridSize(columns: 120, rows: 40), view: ViewName = .memory
) throws -> ViewerState {
  let tokens = try WordTokenizer(vocabulary: model.vocabulary).tokens(in: text)
  return ViewerState(model: model, tokens: tokens, source: "test.txt", size: size, view: view)
}

extension ViewerState {
  /// Presses keys by their names, and waits for what each asks for.
  mutating func press(_ keys: String) throws {
    for key in try Key.sequence(keys) {
      update(.key(key))
      finishWork()
    }
  }
}

/// All themes: each depth, dark and light, with Unicode and without.
let allThemes: [Theme] = ColourDepth.allCases.flatMap { depth in
  [BackgroundTone.dark, .light].flatMap { tone in
    [true, false].map { Theme(depth: depth, tone: tone, unicode: $0) }
  }
}

extension CellGrid {
  /// The rows as plain text.
  var rows: [String] {
    plainText().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
