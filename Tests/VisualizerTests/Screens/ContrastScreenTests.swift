import CellGrid
import MemoryAnalysis
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, the figure of a unit is missing, or shows other sets than it says.
@Suite struct ContrastScreenTests {
  private func state(_ cell: CellKind = .lstm, hidden: Int = 24) throws -> ViewerState {
    var state = try testState(model: testModel(cell, hidden: hidden))
    state.use(testSuite, named: "test.tsv")
    try state.press("7")
    return state
  }

  private func text(_ state: ViewerState, _ size: GridSize? = nil, unicode: Bool = true) -> String {
    ViewerScreen.view(
      state, size: size ?? state.size, theme: Theme(depth: .none, unicode: unicode)
    ).plainText()
  }

  @Test("With an interference in force it says that the figure is of the network without it")
  func interference() throws {
    var state = try state()
    let size = GridSize(columns: 80, rows: 24)
    #expect(!text(state, size).contains("without interference"))
    try state.press("1 x s 7")
    #expect(text(state, size).contains("without interference"))
  }

  @Test("One key leads to the figure of the selected unit, at both sizes")
  func oneKey() throws {
    let state = try state()
    #expect(state.contrast.result?.sets.condition == "far")
    for size in [GridSize(columns: 120, rows: 40), GridSize(columns: 80, rows: 24)] {
      let text = text(state, size)
      for part in [
        "far", "● “is” 12 texts", "○ “are” 12 texts", "n 12 and 12", "unit \(state.unit) AUC",
        "units by AUC", "C̃", "forget f", "input i", "output o", "cell C", "s other sets",
        "tells “is” from “are” in",
      ] {
        #expect(text.contains(part), "\(part) is missing at \(size.columns)")
      }
    }
    #expect(text(state).contains("AUC of C"))
    #expect(text(state).contains("test.tsv"))
  }

  @Test("Arrows look at words before the last, and the text stays where it is")
  func distance() throws {
    var state = try state()
    let position = state.position
    try state.press("Right")
    #expect(state.message == "this is the probed word, the last of every text")
    try state.press("Left Left")
    #expect(state.contrast.distance == 2 && state.position == position)
    #expect(text(state).contains("2 words before the last, n 12 and 12"))
    try state.press("Home")
    #expect(state.contrast.distance == 7)
    try state.press("Left")
    #expect(state.message == "fewer than 10 texts of a set reach farther back")
    try state.press("End")
    #expect(state.contrast.distance == 0)
  }

  @Test("↑ and ↓ walk down the table, which stands by AUC at the last word")
  func units() throws {
    var state = try state()
    let ranking = try #require(state.contrast.result?.layers[0].ranking)
    #expect(state.order == ranking)
    try state.press("PageUp PageUp PageUp")
    #expect(state.unit == ranking.units[0])
    try state.press("j j k")
    #expect(state.unit == ranking.units[1])
    try state.press("1")
    #expect(state.order.criterion == .story)
  }

  @Test("Another condition is chosen by name; what gives no two sets changes nothing")
  func choose() throws {
    var state = try state()
    try state.press("s n e Enter")
    #expect(state.contrast.result?.sets.condition == "near")
    try state.press("s o n e Enter")
    #expect(state.contrast.result?.sets.condition == "near")
    #expect(state.message == "“one” has one set, all rows with “am”; two right words are needed")
    try state.press("s z Enter")
    #expect(state.message == "there is no condition “z”; the suite has near, far, one")
    #expect(state.prompt != nil)
    try state.press("Escape s - Enter")
    #expect(state.message == "standard input is the keyboard here; name a file")
    try state.press("Escape s / n o / x . t s v Enter")
    #expect(state.message?.hasPrefix("/no/x.tsv: cannot be opened") == true)
    #expect(state.contrast.result?.sets.condition == "near")
  }

  @Test("Esc stops the comparison and changes nothing")
  func cancel() throws {
    var state = try state()
    let before = state.contrast.result?.sets.condition
    for key in try Key.sequence("s n e a r Enter") { state.update(.key(key)) }
    #expect(state.work != nil)
    state.update(.key(.escape))
    #expect(state.work == nil && state.contrast.result?.sets.condition == before)
    var fresh = try testState()
    fresh.use(testSuite, named: "test.tsv")
    fresh.update(.key(.character("7")))
    #expect(fresh.work != nil)
    #expect(text(fresh).contains("comparing two sets"))
    fresh.update(.key(.escape))
    #expect(text(fresh).contains("nothing is compared yet: s chooses two sets"))
    try fresh.press("Left")
    #expect(fresh.message == "nothing is compared yet; s chooses two sets")
  }

  @Test("A model that knows no word of the suite says so")
  func unknownWords() throws {
    var state = try testState()
    try state.press("7")
    #expect(
      state.message == "agreement.tsv has no condition with two sets whose words the model knows")
    #expect(state.contrast.result == nil)
  }

  @Test("A plain RNN is compared by h")
  func rnn() throws {
    let text = text(try state(.rnn))
    #expect(text.contains("hidden h") && text.contains("AUC of h"))
    #expect(!text.contains("forget"))
  }

  @Test("A click selects a unit of the table and a quantity")
  func mouse() throws {
    var state = try state()
    let layout = ContrastLayout(
      state, in: GridRect(column: 1, row: 2, columns: 118, rows: 33))
    let table = try #require(layout.parts.first { $0.part == .table }?.rect)
    let unit = layout.rows.units[3]
    let target = layout.target(at: GridPoint(column: table.column + 5, row: table.row + 4))
    #expect(target.unit == unit)
    let plot = try #require(layout.parts.first { $0.part == .quantity(.input) }?.rect)
    #expect(layout.target(at: plot.origin).quantity == .input)
    state.update(
      .mouse(MouseEvent(.press, at: GridPoint(column: table.column + 5, row: table.row + 4))))
    #expect(state.order.units.contains(state.unit))
  }

  @Test("Every size and theme is drawn, parts never overlap", arguments: [1, 24, 130])
  func sizes(hidden: Int) throws {
    for cell in CellKind.allCases {
      var state = try state(cell, hidden: hidden)
      try state.press("Left")
      for columns in [40, 41, 59, 66, 79, 80, 99, 102, 120, 300] {
        for rows in Array(12...30) + [39, 40, 90] {
          let size = GridSize(columns: columns, rows: rows)
          let theme = allThemes[(columns + rows) % allThemes.count]
          #expect(ViewerScreen.view(state, size: size, theme: theme).size == size)
          let body = GridRect(column: 1, row: 2, columns: columns - 2, rows: rows - 6)
          let rects = ContrastLayout(state, in: body).parts.map(\.rect)
          for (index, rect) in rects.enumerated() {
            #expect(rect.intersection(body) == rect)
            for other in rects.dropFirst(index + 1) { #expect(rect.intersection(other).isEmpty) }
          }
        }
      }
    }
  }

  @Test("Without Unicode every sign has its ASCII form")
  func ascii() throws {
    var state = try state()
    try state.press("Left Left")
    let text = text(state, unicode: false)
    #expect(text.allSatisfy { $0.isASCII } && !text.contains("?  ") && text.contains("o \"is\""))
    #expect(text.contains("x \"are\""))
  }

  @Test("Lines stand where their values are: the larger mean above the smaller")
  func places() throws {
    var state = try state()
    let layer = try #require(state.contrast.result?.layers[0])
    func mean(_ unit: Int, _ side: LayerContrast.Side) -> Float {
      layer.spread(of: .cell, unit: unit, in: side, at: 0).mean
    }
    func difference(_ unit: Int) -> Float { abs(mean(unit, .first) - mean(unit, .second)) }
    state.unit = try #require((0..<24).max { difference($0) < difference($1) })
    let size = GridSize(columns: 120, rows: 40)
    let rows = ViewerScreen.view(state, size: size, theme: Theme(depth: .none)).rows
    let layout = ScreenLayout(state, size: size)
    let screen = try #require(layout.screen as? ContrastScreen)
    let rect = try #require(
      screen.layout.parts.first { $0.part == .quantity(.cell) }?.rect)
    func row(of sign: Character) -> Int? {
      (rect.row + 1..<rect.maxRow - 1).first { row in
        Array(rows[row]).dropFirst(rect.maxColumn - 1).first == sign
      }
    }
    let (a, b) = (try #require(row(of: "●")), try #require(row(of: "○")))
    #expect(difference(state.unit) > 0.2)
    #expect((mean(state.unit, .first) > mean(state.unit, .second)) == (a < b))
  }
}
