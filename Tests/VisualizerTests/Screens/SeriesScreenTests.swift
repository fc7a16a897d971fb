import CellGrid
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, numbers break a view, or stand over columns they do not belong to.
@Suite struct SeriesScreenTests {
  private static let keys: [Key] =
    CommandTable.commands.flatMap(\.keys).filter { $0 != .character("q") && $0 != .control("c") }
    + [.enter, .escape, .tab, .space, .backspace, .up, .down] + "s012h".map { Key.character($0) }

  private static func states() -> [ViewerState] {
    var gaps = waves(30, features: 3)
    for step in 7..<12 { gaps[step, 1] = .nan }
    return [
      seriesState(),
      seriesState(model: seriesModel(features: 3, outputs: 4, layers: 2, hidden: 3)),
      seriesState(gaps, model: seriesModel(features: 3)),
      seriesState(model: seriesModel(.gru, features: 12, outputs: 9, readout: .lastStep)),
      seriesState(model: seriesModel(.rnn, outputs: 3, meaning: .choices)),
      seriesState(waves(1), model: seriesModel(outputs: 0)),
      seriesState(waves(300), model: seriesModel(hidden: 6)),
      seriesState(waves(5), model: seriesModel(outputs: 2, meaning: .independent)),
    ]
  }

  @Test("Every size and every key give a frame of exactly that size", arguments: 0..<8)
  func randomWalk(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var state = Self.states()[seed]
    for _ in 0..<120 {
      switch Int.random(in: 0..<16, using: &generator) {
      case 0:
        state.update(
          .resize(
            GridSize(
              columns: Int.random(in: 0...150, using: &generator),
              rows: Int.random(in: 0...60, using: &generator))))
      case 1:
        let point = GridPoint(
          column: Int.random(in: -2...130, using: &generator),
          row: Int.random(in: -2...50, using: &generator))
        state.update(.mouse(MouseEvent(.press, at: point)))
      case 2: state.finishWork()
      default:
        state.update(.key(Self.keys[Int.random(in: 0..<Self.keys.count, using: &generator)]))
      }
      #expect((1...state.reading.count).contains(state.position))
      #expect(state.order.units.contains(state.unit))
      let theme = allThemes[Int.random(in: 0..<allThemes.count, using: &generator)]
      let size = state.size
      #expect(ViewerScreen.view(state, size: size, theme: theme).size == size)
    }
  }

  @Test("Every view of every series is drawn in every size, with each of its keys")
  func allSizes() throws {
    for given in Self.states() {
      for keys in [
        "1", "1 v", "1 m", "1 Enter", "2", "3", ". .", "4", "5", "6", "7", "8", "9", "0", "Enter",
        ". . . . . . . .", ", , k", "Escape", "1 x s",
      ] {
        var state = given
        try state.press("l l l \(keys)")
        for (columns, rows) in [
          (0, 0), (39, 11), (40, 12), (66, 19), (80, 24), (120, 40), (200, 60),
        ] {
          let size = GridSize(columns: columns, rows: rows)
          #expect(
            ViewerScreen.view(state, size: size, theme: Theme(depth: .indexed256)).size == size)
        }
      }
    }
  }

  @Test("No Unicode reaches an ASCII terminal")
  func ascii() throws {
    for given in Self.states() {
      for keys in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "x s 1", "Enter"] {
        var state = given
        try state.press("l l \(keys)")
        for size in [GridSize(columns: 120, rows: 40), GridSize(columns: 80, rows: 24)] {
          let text = ViewerScreen.view(
            state, size: size, theme: Theme(depth: .none, unicode: false)
          )
          .plainText()
          #expect(text.allSatisfy { $0.isASCII }, "\(keys)")
          #expect(!text.contains("?") || text.contains("? help"), "\(keys):\n\(text)")
        }
      }
    }
  }

  @Test("What is about words says in a line why it can do nothing with numbers")
  func refusals() throws {
    for (key, part) in [
      ("e", "no word to change"), ("i", "no words can be typed"), ("a", "no word to come next"),
      ("/", "no words to find"), ("c", "--compare FILE"),
      ("u", "nothing to take back"), ("7 s", "this model reads numbers"),
      ("9 s", "this model reads numbers"), ("7 l", "no sets of texts"),
    ] {
      var state = seriesState()
      try state.press(key)
      let message = try #require(state.message, "\(key) says nothing")
      #expect(message.contains(part), "\(key): \(message)")
      #expect(message.count < 78 && state.prompt == nil)
    }
  }

  @Test("Views about words say so, and the frame names the time index and not a word")
  func words() throws {
    for (keys, part) in [
      ("5", "output"), ("6", "output"), ("7", "no sets of texts"),
      ("1", "t=2"), ("1", "step 3 of 48"),
    ] {
      var state = seriesState()
      try state.press("l l \(keys)")
      let text = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).plainText()
      #expect(text.contains(part), "\(keys)")
      #expect(!text.contains("next word") && !text.contains("“t="), "\(keys):\n\(text)")
    }
  }

  @Test("A number after a colon goes to the step of that index")
  func goTo() throws {
    var state = seriesState()
    try state.press(": 0 Enter")
    #expect(state.position == 1)
    try state.press(": 4 7 Enter")
    #expect(state.position == 48)
    try state.press(": 4 8 Enter")
    #expect(state.message == "the series has steps t=0 to t=47")
  }
}
