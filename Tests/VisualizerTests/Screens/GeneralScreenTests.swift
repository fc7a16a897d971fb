import CellGrid
import MemoryAnalysis
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, some kind of cell, direction or head breaks the screen or says something
/// untrue on it.
@Suite struct GeneralScreenTests {
  private static let keys: [Key] =
    CommandTable.commands.flatMap(\.keys).filter { $0 != .character("q") && $0 != .control("c") }
    + [.enter, .escape, .tab, .space, .backspace, .up, .down, .delete]
    + "shetodyzrn01.".map { Key.character($0) }

  @Test("Every key in every kind of model gives a frame", arguments: GeneralModel.allCases)
  func randomWalk(kind: GeneralModel) throws {
    var generator = SeededGenerator(seed: UInt64(GeneralModel.allCases.firstIndex(of: kind) ?? 0))
    for hidden in [6, 1] {
      let text = (0..<Int.random(in: 1...40, using: &generator))
        .map { _ in testWords[Int.random(in: 0..<testWords.count, using: &generator)] }
        .joined(separator: " ")
      var state = try testState(text, model: kind.model(hidden: hidden))
      state.use(testSuite, named: "test.tsv")
      for step in 0..<60 {
        switch Int.random(in: 0..<16, using: &generator) {
        case 0:
          state.update(
            .resize(
              GridSize(
                columns: Int.random(in: 36...150, using: &generator),
                rows: Int.random(in: 10...60, using: &generator))))
        case 1:
          let point = GridPoint(
            column: Int.random(in: 0...130, using: &generator),
            row: Int.random(in: 0...50, using: &generator))
          state.update(.mouse(MouseEvent(.press, at: point)))
        case 2: state.update(.tick)
        case 3: state.finishWork()
        default:
          let key = Self.keys[Int.random(in: 0..<Self.keys.count, using: &generator)]
          state.update(.key(key))
        }
        #expect((1...state.reading.count).contains(state.position))
        #expect(state.order.units.contains(state.unit))
        #expect(state.layerTrace.unitQuantities.contains(state.focus))
        let theme = allThemes[(step + hidden) % allThemes.count]
        #expect(ViewerScreen.view(state, size: state.size, theme: theme).size == state.size)
      }
    }
  }

  @Test(
    "All views at all sizes, in every kind of model and layer", arguments: GeneralModel.allCases)
  func allSizes(kind: GeneralModel) throws {
    var state = try testState(model: kind.model())
    state.use(testSuite, named: "test.tsv")
    for keys in [
      "Right Right 1", "v", "2", "3", ".", ". .", ".", "4", "5", "6", "7", "8",
      "c t h e y Space a r e Enter", "9", "0", "Enter", ". . . . . . . .", ", , k", "Escape",
      "1 Enter", "Escape m", "]", "x", "s", "3", "4", "5", "6",
      "8", "1", "X ]", "?",
    ] {
      try state.press(keys)
      for (columns, rows) in [(40, 12), (66, 19), (80, 24), (120, 40)] {
        let size = GridSize(columns: columns, rows: rows)
        #expect(
          ViewerScreen.view(state, size: size, theme: Theme(depth: .indexed256)).size == size)
      }
    }
  }

  @Test("Every sign has an ASCII form, in every kind of model", arguments: GeneralModel.allCases)
  func asciiForms(kind: GeneralModel) throws {
    var state = try testState("she is busy today ...", model: kind.model())
    for keys in [
      "Right 1", "2", "3", ". . .", "4", "5", "6", "9", "0", "Enter", ". . . . . . . .", ", , k",
      "Escape", "9", "x", "s ] 1", "3", "x", "Escape ?",
    ] {
      try state.press(keys)
      for size in [GridSize(columns: 120, rows: 40), GridSize(columns: 60, rows: 16)] {
        let text = ViewerScreen.view(
          state, size: size, theme: Theme(depth: .none, unicode: false)
        ).plainText()
        #expect(text.allSatisfy { $0.isASCII })
        #expect(
          !text.contains("?") || keys.contains("?") || text.contains("? help"), "\(keys):\n\(text)")
      }
    }
  }

  // MARK: - What is said

  private func text(_ state: ViewerState, columns: Int = 120, rows: Int = 40) -> String {
    ViewerScreen.view(
      state, size: GridSize(columns: columns, rows: rows), theme: Theme(depth: .none)
    ).plainText()
  }

  @Test("A GRU is named by its own letters in every view, an LSTM's nowhere")
  func lettersOfGRU() throws {
    var state = try testState(model: GeneralModel.gru.model(hidden: 24))
    try state.press("Right Right Right")
    for view in ["1", "2", "3", "4", "9", "0", "x"] {
      try state.press(view)
      let text = text(state)
      for letter in ["C̃", "forget gate", "input", "cell state", "f·C", "i·C", "tanh(C)"] {
        #expect(!text.contains(letter), "\(letter) in view \(view)\n\(text)")
      }
    }
    try state.press("Escape 1")
    let text = text(state)
    for part in ["update", "reset", "hidden state h", "h = (1−z)·n + z·h₋₁", "z·h₋₁", "(1−z)·n"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test("A backward layer fills from the right, and what it has not read is empty")
  func backward() throws {
    var state = try testState(
      "she is busy today they are", model: GeneralModel.bidirectional.model())
    try state.press("Right Right ]")
    #expect(state.readsBackward && state.position == 3)
    #expect(state.hasRead(3) && state.hasRead(6) && !state.hasRead(2))
    let rows = ViewerScreen.view(
      state, size: GridSize(columns: 120, rows: 40), theme: Theme(depth: .none)
    ).rows
    let words = try #require(rows.first { $0.contains("she") && $0.contains("busy") })
    #expect(words.contains("◂ time"))
    let row = try #require(rows.first { $0.contains("▸ forget") || $0.contains("  forget") })
    let columns = TokenColumns(
      state, under: SplitBody(GridRect(column: 1, row: 1, columns: 118, rows: 34)).main)
    for column in columns.columns {
      let cells = Array(row)[column.field].filter { $0 != " " }
      #expect(cells.isEmpty == (column.position < 3), "\(column.position): \(row)")
    }
    try state.press("Space")
    state.update(.tick)
    #expect(state.position == 2, "playing follows the layer's reading")
    try state.press("Right")
    #expect(state.position == 3, "→ goes right")
  }

  @Test("Ledger rows of a backward layer add up, and stand in the order of reading")
  func backwardLedger() throws {
    var state = try testState(
      "she is busy today they are", model: GeneralModel.bidirectional.model())
    try state.press("Right Right ] 4")
    let rows = LedgerRows(state.layerTrace, at: 3, rows: 20)
    let words = rows.kinds.compactMap { kind -> Int? in
      if case .word(let position) = kind { position } else { nil }
    }
    #expect(words == [6, 5, 4, 3, 2, 1])
    #expect(rows.values[4].isEmpty && !rows.values[3].isEmpty)
    for unit in 0..<6 {
      let sum = rows.values.dropLast().reduce(Float(0)) { $0 + ($1.isEmpty ? 0 : $1[unit]) }
      #expect(abs(sum - state.layerTrace[.cell, 3, unit]) < 1e-5)
    }
  }

  @Test(
    "The shares of a layer, the other direction and the bias are the log-odds, as printed",
    arguments: [
      GeneralModel.gru, .bidirectional, .bidirectionalGRU, .bidirectionalSum, .projection, .tagger,
      .backward, .classifier, .binary, .regression, .labels, .severalValues, .gruStack,
    ])
  func shares(kind: GeneralModel) throws {
    var state = try testState("she is busy today they are", model: kind.model())
    for layer in state.reading.trace.topLayers {
      state.layer = layer
      for position in 1...6 {
        let pair = try #require(state.watchedPair(at: position))
        let shares = try #require(state.shares(in: pair, at: position, of: state.reading.trace))
        let logOdds = state.reading.trace.logOdds(of: pair, at: position)
        #expect(abs(shares.sum - logOdds) < 1e-4, "\(kind) \(layer) \(position)")
      }
    }
  }

  @Test("Shares under a text with one prediction reach it where the layer is read")
  func sharesOfOnePrediction() throws {
    var state = try testState(
      "she is busy today they are", model: GeneralModel.bidirectionalClassifier.model())
    for (layer, end) in zip(state.reading.trace.topLayers, [6, 1]) {
      state.layer = layer
      let pair = try #require(state.watchedPair(at: 1))
      let logOdds = state.reading.trace.logOdds(of: pair, at: 1)
      #expect(abs(state.logOdds(of: pair, at: end, of: state.reading.trace) - logOdds) < 1e-4)
      #expect(abs(state.logOdds(of: pair, at: 3, of: state.reading.trace) - logOdds) > 1e-4)
    }
  }

  @Test("What is predicted is said as what it is")
  func heads() throws {
    let expected: [(GeneralModel, String)] = [
      (.gru, "next: “"), (.tagger, "class of “is”: “"),
      (.classifier, "class if the text ended here: “"),
      (.bidirectionalClassifier, "class for the whole text: “"),
      (.binary, "probability if the text ended here: “positive” "),
      (.labels, "labels of “is”: “"), (.regression, "if it ended here: y0 "),
      (.severalValues, "output: y0 "), (.noHead, "no head"),
      (.backward, "previous: “"),
    ]
    for (kind, part) in expected {
      var state = try testState("she is busy", model: kind.model())
      try state.press("Right")
      #expect(text(state).contains(part), "\(kind)")
    }
    var state = try testState("she is busy", model: GeneralModel.classifier.model())
    try state.press("End")
    #expect(text(state).contains("class for the whole text: “"))
  }

  @Test("Views and keys without a meaning say why in a line")
  func refusals() throws {
    var state = try testState("she is busy", model: GeneralModel.noHead.model())
    for view in ["5", "6"] {
      try state.press(view)
      #expect(text(state).contains("no head"))
    }
    try state.press("w")
    #expect(state.prompt == nil && state.message == OutputText.noHead)
    var dense = try testState("she is busy", model: GeneralModel.denseHead.model())
    try dense.press("5")
    #expect(text(dense).contains("dense layers stand between"))
    try dense.press("O s h a r e Enter")
    #expect(dense.message?.contains("dense layers") == true)
    try dense.press("Escape 6")
    #expect(dense.effects.shown != nil)
    var tagger = try testState("she is busy", model: GeneralModel.tagger.model())
    try tagger.press("a")
    #expect(tagger.reading.count == 3 && tagger.message?.contains("does not predict words") == true)
  }

  @Test("The printed parts of every equation add up, in every kind of cell")
  func equations() throws {
    for kind in GeneralModel.allCases {
      var state = try testState("she is busy today", model: kind.model())
      for layer in state.reading.trace.layers.indices {
        state.layer = layer
        for position in 1...4 {
          state.position = position
          for unit in 0..<6 {
            state.unit = unit
            for equation in StepEquation.all(state, columns: 200) {
              let text = equation.text
              #expect(!text.contains("put at"), "\(kind): \(text)")
              // The last bracket holds the sum of the one before it.
              let brackets = text.split(separator: "(").map { String($0.prefix { $0 != ")" }) }
                .filter { $0.allSatisfy { "0123456789. −+".contains($0) } && !$0.isEmpty }
              guard brackets.count == 2 else { continue }
              #expect(try total(brackets[0]) == total(brackets[1]), "\(kind): \(text)")
            }
          }
        }
      }
    }
  }

  /// A printed sum in hundredths.
  private func total(_ text: String) throws -> Int {
    var total = 0
    var sign = 1
    for part in text.split(separator: " ") {
      switch part {
      case "+": sign = 1
      case "−": sign = -1
      default:
        let digits = try #require(Int(part.filter(\.isNumber)), "\(text)")
        total += (part.hasPrefix("−") ? -sign : sign) * digits
        sign = 1
      }
    }
    return total
  }

  @Test("A word that is passed over is said to be, and nothing changes")
  func masked() throws {
    var state = try testState("is she busy", model: GeneralModel.masked.model())
    try state.press("Right")
    #expect(text(state).contains("is passed over: the state stays"))
    #expect(state.layerTrace[.cell, 2, 0] == state.layerTrace[.cell, 1, 0])
  }
}
