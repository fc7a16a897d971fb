import CellGrid
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, some window size or some key breaks the screen.
@Suite struct ViewerScreenTests {
  private static let keys: [Key] =
    CommandTable.commands.flatMap(\.keys).filter { $0 != .character("q") && $0 != .control("c") }
    + [.enter, .escape, .tab, .space, .backspace, .up, .down, .delete]
    + "shetodyzI.日7:".map { Key.character($0) } + [.function(9), .alt("x"), .control("z")]

  @Test("Every size and every key give a frame of exactly that size", arguments: 0..<6)
  func randomWalk(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let models = [
      testModel(), testModel(.rnn), testModel(layers: 2, hidden: 3), testModel(hidden: 130),
      testModel(hidden: 1), testModel(range: nil),
    ]
    let text = (0..<Int.random(in: 1...60, using: &generator))
      .map { _ in testWords[Int.random(in: 0..<testWords.count, using: &generator)] }
      .joined(separator: " ")
    var state = try testState(text, model: models[seed])
    state.use(testSuite, named: "test.tsv")
    state.gradients.sweep.most = 12
    state.gradients.sweep.every = 4
    for _ in 0..<400 {
      switch Int.random(in: 0..<20, using: &generator) {
      case 0:
        state.update(.resize(Self.randomSize(using: &generator)))
      case 1:
        let point = GridPoint(
          column: Int.random(in: -2...130, using: &generator),
          row: Int.random(in: -2...50, using: &generator))
        let kinds: [MouseEvent.Kind] = [.press, .wheelUp, .wheelDown]
        state.update(.mouse(MouseEvent(kinds[Int.random(in: 0..<3, using: &generator)], at: point)))
      case 2: state.update(.tick)
      case 3: state.finishWork()
      default:
        let key = Self.keys[Int.random(in: 0..<Self.keys.count, using: &generator)]
        state.update(.key(key))
      }
      #expect((1...state.reading.count).contains(state.position))
      #expect(state.order.units.contains(state.unit))
      #expect(!state.isFinished)
      let theme = allThemes[Int.random(in: 0..<allThemes.count, using: &generator)]
      let size = state.size
      #expect(ViewerScreen.view(state, size: size, theme: theme).size == size)
    }
  }

  private static func randomSize(using generator: inout SeededGenerator) -> GridSize {
    GridSize(
      columns: Int.random(in: 0...150, using: &generator),
      rows: Int.random(in: 0...60, using: &generator))
  }

  @Test("All sizes from 0×0 up are drawn, in every view")
  func allSizes() throws {
    var state = try testState()
    state.gradients.sweep.most = 12
    let theme = Theme(depth: .indexed256)
    for keys in [
      "End 0 s", "Right", "1", "2", "3", ".", ". . .", "4", "5", "6", "7", "8", "9", "0", "Enter",
      ". . . . . . . .",
      ", , k", "Escape", "m 1", "m m 1 Enter",
      "Escape 1 e", "Escape ?", "Escape x", "s 5", "6", "v",
      "c t h e y Space a r e Enter",
    ] {
      try state.press(keys)
      for columns in Array(0...12) + [39, 40, 41, 59, 66, 79, 80, 105, 120, 300] {
        for rows in Array(0...30) + [39, 40, 41, 90] {
          let size = GridSize(columns: columns, rows: rows)
          #expect(ViewerScreen.view(state, size: size, theme: theme).size == size)
        }
      }
    }
  }

  @Test("Drawing changes nothing: the same state gives the same frame")
  func pure() throws {
    let state = try testState()
    for theme in allThemes {
      let first = ViewerScreen.view(state, size: state.size, theme: theme)
      #expect(ViewerScreen.view(state, size: state.size, theme: theme) == first)
    }
  }

  @Test("Nothing but ASCII is drawn where nothing else can be")
  func asciiOnly() throws {
    var state = try testState(testWords.joined(separator: " "))
    state.gradients.sweep.most = 12
    let theme = Theme(depth: .eight, unicode: false)
    for keys in [
      "End 0 s", "2", "3", ". . .", "4", "5", "6", "7", "8", "9", "0", "Enter", ". . . . . . . .",
      ", , k", "Escape", "1 Enter", "?", "Escape Escape e", "日",
      "Escape 5 x", "s", "6", "c t e Enter",
    ] {
      try state.press(keys)
      let text = ViewerScreen.view(state, size: state.size, theme: theme).plainText()
      #expect(text.allSatisfy { $0.isASCII && ($0 == "\n" || !$0.isNewline) })
    }
  }

  @Test("Every sign of the program's own has an ASCII form")
  func asciiForms() throws {
    // Of the text itself nothing needs replacing, so every "?" is one that was meant.
    let words = testWords.filter { $0.unicodeScalars.allSatisfy { (33..<127).contains($0.value) } }
    let models = [
      testModel(words: words), testModel(.rnn, words: words),
      testModel(layers: 2, hidden: 130, words: words), testModel(range: 0.05, words: words),
    ]
    for model in models {
      var state = try testState(
        Array(repeating: "she zebra is busy today ...", count: 6).joined(separator: " "),
        model: model)
      state.use(testSuite, named: "test.tsv")
      state.gradients.sweep.most = 12
      for keys in [
        "End 0 s", "Left", "7", "Left", "s", "Escape 9", "s", "Escape 1 o o o", "O", "Escape",
        "Right", "End", "Left", "g e h e Enter End", "3", ".", ". . .", "4", "2", "Enter",
        "Escape 1 Space", "?",
        "PageDown",
        "PageDown PageDown", "Escape e q", "Escape : x", "Escape / t", "Escape F9",
        "3", "4", "5", "6", "7", "8", "9", "0", "Enter", ". . . . . . . .", ", , k", "Escape", "x",
        "Tab s", "6", "5", "1", "w s", "Escape v n", "v",
        "c h e Space z Space i s Enter",
      ] {
        try state.press(keys)
        for size in [GridSize(columns: 120, rows: 40), GridSize(columns: 60, rows: 16)] {
          for depth in [ColourDepth.none, .eight] {
            let unicode = ViewerScreen.view(
              state, size: size, theme: Theme(depth: depth, unicode: true)
            ).plainText()
            let ascii = ViewerScreen.view(
              state, size: size, theme: Theme(depth: depth, unicode: false)
            ).plainText()
            let meant = unicode.filter { $0 == "?" }.count
            #expect(ascii.filter { $0 == "?" }.count <= meant, "\(keys):\n\(ascii)")
          }
        }
      }
    }
  }

  @Test("No escape sequence of the text reaches the terminal")
  func noEscapes() throws {
    let state = try testState(testWords.joined(separator: " "))
    for theme in allThemes {
      let text = ViewerScreen.view(state, size: state.size, theme: theme).plainText()
      #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0.value == 127 })
    }
  }

  @Test("A screen that is too small says what is needed")
  func tooSmall() throws {
    let state = try testState()
    let grid = ViewerScreen.view(
      state, size: GridSize(columns: 30, rows: 5), theme: Theme(depth: .none))
    #expect(grid.plainText().contains("needs 40×12"))
    #expect(grid.plainText().contains("30×5"))
  }

  @Test("At 80×24 the first view keeps everything that matters")
  func smallScreen() throws {
    var state = try testState(size: GridSize(columns: 80, rows: 24))
    try state.press("End")
    let text = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).plainText()
    for part in [
      "today", "cell state C", "▸ unit \(state.unit)", "forget", "input", "C̃", "output",
      "next word", "wrote", "left", "next:", "who", "step", "quit", "word 8 of 8",
    ] {
      #expect(text.contains(part), "\(part) is missing")
    }
  }
}
