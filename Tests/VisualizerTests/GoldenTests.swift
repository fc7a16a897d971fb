import CellGrid
import GoldenFiles
import Language
import ModelFiles
import Testing

@testable import Visualizer

/// The keys that lead to each screen.
let goldenScreens: [(name: String, keys: String)] = [
  ("memory", ": 1 0 Enter"),
  ("heatmaps", ": 1 0 Enter 2"),
  ("enlarged", ": 1 0 Enter Enter"),
  ("changed", ": 9 Enter g e T h e y Enter End"),
  ("help", "?"),
  ("prompt", "End e t h"),
  ("events", ": 1 0 Enter v"),
  (
    "compare",
    "c T h e y Space a r e Space v e r y Space b u s y Space t o d a y Space i n Space "
      + "t h e Space h o u s e Space . . . Space I Space a m Enter"
  ),
  ("words", ": 1 0 Enter w a m Space w a s Enter 5"),
  ("menu", ": 1 0 Enter x"),
  ("effects", ": 1 0 Enter w a m Space w a s Enter x s 6"),
  ("cell", ": 1 0 Enter 3"),
  ("phase", ": 1 0 Enter 3 . . ."),
  ("ledger", ": 1 0 Enter 4"),
  ("tint", ": 9 Enter m"),
  ("contrast", "7 s a t t r a c t o r - a t e Enter"),
  ("contrast-back", "7 s a t t r a c t o r - a t e Enter Left Left Left Left j j j"),
  ("saturation", "9"),
  ("gradients", ": 1 1 Enter 0"),
  ("derivation", ": 1 1 Enter 0 Enter . . . . . . . ."),
  ("sweep", ": 1 1 Enter 0 s"),
  ("order", ": 1 0 Enter O s h Enter"),
]

/// Whole frames of the built-in model on the example sentence, as recorded.
///
/// If one differs, look at it: what everybody sees has changed. The files are
/// texts with colours; `cat` shows them in a terminal.
@Suite struct GoldenTests {
  private static let sentence = "She is busy today in the old house ... I am tired now"

  static let sizes = [GridSize(columns: 80, rows: 24), GridSize(columns: 120, rows: 40)]

  private func state(_ keys: String, size: GridSize) throws -> ViewerState {
    let model = try ModelCatalog.load("english")
    let tokens = try WordTokenizer(vocabulary: model.vocabulary).tokens(in: Self.sentence)
    var state = ViewerState(model: model, tokens: tokens, source: "sentence.txt", size: size)
    // Every tenth distance is enough for a picture.
    state.gradients.sweep.every = 10
    try state.press(keys)
    return state
  }

  private static let asciiScreens: Set = [
    "memory", "heatmaps", "words", "effects", "events", "compare", "cell", "phase", "ledger",
    "tint", "contrast", "saturation", "gradients", "derivation", "sweep",
  ]

  @Test("Each screen at each size in 256 colours", arguments: goldenScreens.indices, sizes)
  func screens(index: Int, size: GridSize) throws {
    let (name, keys) = goldenScreens[index]
    let theme = Theme(depth: .indexed256)
    let state = try state(keys, size: size)
    let grid = ViewerScreen.view(state, size: size, theme: theme)
    try Golden.check(grid.ansiText(), "\(name)-\(size.columns)x\(size.rows).ans")
  }

  @Test("The first view in every depth, dark and light", arguments: ColourDepth.allCases, sizes)
  func depths(depth: ColourDepth, size: GridSize) throws {
    for tone in [BackgroundTone.dark, .light] {
      let theme = Theme(depth: depth, tone: tone)
      let state = try state(": 1 0 Enter", size: size)
      let grid = ViewerScreen.view(state, size: size, theme: theme)
      try Golden.check(
        grid.ansiText(), "memory-\(size.columns)x\(size.rows)-\(depth)-\(tone).ans")
    }
  }

  @Test("Views without Unicode and without colour", arguments: sizes)
  func ascii(size: GridSize) throws {
    for (name, keys) in goldenScreens where Self.asciiScreens.contains(name) {
      let theme = Theme(depth: .none, unicode: false)
      let grid = ViewerScreen.view(try state(keys, size: size), size: size, theme: theme)
      try Golden.check(grid.plainText(), "\(name)-\(size.columns)x\(size.rows)-ascii.txt")
    }
  }
}
