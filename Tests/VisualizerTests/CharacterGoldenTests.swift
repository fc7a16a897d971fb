import CellGrid
import GoldenFiles
import Language
import ModelFiles
import Testing

@testable import Visualizer

/// Whole frames of a text that is read character by character.
///
/// If one differs, look at it: what somebody sees of a bracket and its partner, or of a line, has changed.
@Suite struct CharacterGoldenTests {
  private static let nested = "ab(c[de(f)g]h)'a(b'c[d]."

  /// A text that is longer than the screen, one that is not, and the keys that lead to a screen.
  private static let looks: [(name: String, text: String, keys: String)] = [
    ("characters-memory", nested, "G"),
    ("characters-short", "a(b[c].", "G"),
    ("characters-tint", nested, "G m"),
    ("characters-cell", nested, "G 3"),
  ]

  @Test("Each screen at each size", arguments: looks.indices, GoldenTests.sizes)
  func screens(index: Int, size: GridSize) throws {
    let (name, text, keys) = Self.looks[index]
    let model = try ModelCatalog.load("brackets")
    let tokens = try model.textTokenizer.tokens(in: text)
    var state = ViewerState(
      model: model, tokens: tokens, source: "brackets.txt", size: size, view: .memory)
    try state.press(keys)
    let grid = ViewerScreen.view(state, size: size, theme: Theme(depth: .indexed256))
    try Golden.check(grid.ansiText(), "\(name)-\(size.columns)x\(size.rows).ans")
    let ascii = ViewerScreen.view(state, size: size, theme: Theme(depth: .none, unicode: false))
    try Golden.check(ascii.plainText(), "\(name)-\(size.columns)x\(size.rows)-ascii.txt")
  }
}
