import CellGrid
import MemoryAnalysis
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, view 4 shows a number or a colour in the wrong place.
@Suite struct LedgerScreenTests {
  private func layout(_ state: ViewerState, _ size: GridSize) throws -> LedgerLayout {
    let layout = ScreenLayout(state, size: size)
    return try #require(layout.screen as? LedgerScreen).layout
  }

  @Test(
    "The selected unit's numbers add up as printed, and the cells have the colours of the table")
  func numbers() throws {
    let theme = Theme(depth: .indexed256)
    var state = try testState("she is busy today ... i am", view: .ledger)
    for size in [GridSize(columns: 120, rows: 40), GridSize(columns: 80, rows: 24)] {
      for position in [1, 4, 7] {
        for unit in [0, 7, 23] {
          state.position = position
          state.unit = unit
          let grid = ViewerScreen.view(state, size: size, theme: theme)
          let layout = try layout(state, size)
          let table = LedgerTable(of: state.layerTrace, at: position)
          var sum = 0
          var total: Int?
          for (index, kind) in layout.rows.kinds.enumerated() {
            let row = layout.screenRow(of: index)
            let text = (layout.numbers.column..<layout.numbers.maxColumn).map {
              String(grid[$0, row].character)
            }.joined()
            let number = text.dropLast(5).split(separator: " ").last.flatMap { text in
              Int(text.filter(\.isNumber)).map { text.hasPrefix("−") ? -$0 : $0 }
            }
            if kind == .total { total = number } else { sum += number ?? 0 }
            guard case .word(let word) = kind, word <= position else { continue }
            for (place, other) in layout.units.units.enumerated() {
              let cell = grid[layout.cells.column + place * layout.cellWidth, row]
              #expect(
                cell.style.background
                  == theme.signedColour(table[word, other], range: state.cellRange))
            }
          }
          #expect(sum == total)
        }
      }
    }
  }

  @Test("Units that do not fit are counted, and the selected one is always there")
  func manyUnits() throws {
    var state = try testState(model: testModel(hidden: 130), view: .ledger)
    for size in [GridSize(columns: 40, rows: 12), GridSize(columns: 80, rows: 24)] {
      for rank in [0, 60, 129] {
        state.unit = state.order.units[rank]
        let layout = try layout(state, size)
        #expect(layout.units.units.contains(state.unit))
        let text = ViewerScreen.view(state, size: size, theme: Theme(depth: .none)).plainText()
        #expect(text.contains(/[↑↓] [0-9]+ unit/))
      }
    }
  }

  @Test("A click selects the word of the row and the unit of the column")
  func clicks() throws {
    var state = try testState(view: .ledger)
    try state.press("End")
    let layout = try layout(state, state.size)
    let row = layout.screenRow(of: 2)
    let column = layout.cells.column + 5 * layout.cellWidth
    state.update(.mouse(MouseEvent(.press, at: GridPoint(column: column, row: row))))
    #expect(state.position == 3 && state.unit == layout.units.units[5])
  }

  @Test("What an interference put into C is not said to be the word's doing")
  func interferedCaption() throws {
    var state = try testState("she is busy today ... i am", view: .ledger)
    try state.press("Right Right x s")
    #expect(Caption(survivalOf: state).sentence == Caption(state).sentence)
    #expect(Caption(survivalOf: state).sentence.contains("is interfered with"))
  }

  @Test("The numbers at the right say which unit's they are, at any width of the columns")
  func numbersAreNamed() throws {
    let state = try testState("she is busy today", view: .ledger)
    for size in [GridSize(columns: 80, rows: 24), GridSize(columns: 120, rows: 40)] {
      let text = ViewerScreen.view(state, size: size, theme: Theme(depth: .none)).plainText()
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let head = try #require(lines.firstIndex { $0.contains("wrote  left kept") })
      #expect(lines[head - 1].hasSuffix("unit \(state.unit)"))
    }
  }

  @Test("The caption speaks in survival, and its numbers are the ledger's")
  func caption() throws {
    var state = try testState("she is busy today ... i am", view: .ledger)
    for position in 1...7 {
      for unit in 0..<24 {
        state.position = position
        state.unit = unit
        let caption = Caption(survivalOf: state)
        let step = MemoryStep(of: state.layerTrace, unit: unit, at: position)
        #expect(caption.sentence.contains("writes \(NumberText.signed(step.written))"))
        guard let source = step.source else { continue }
        guard abs(step.previous) >= state.thresholds.held else {
          #expect(
            caption.sentence.hasSuffix("held little: \(NumberText.signed(step.previous))"))
          continue
        }
        let entry = Ledger(of: state.layerTrace, unit: unit, at: position)
          .entry(at: source.position)
        let left = try #require(entry).left
        #expect(
          caption.sentence.contains(
            "\(NumberText.signed(source.written)) → \(NumberText.signed(left))"))
      }
    }
  }

  @Test("A plain RNN is told in a line that it has no ledger")
  func plain() throws {
    let state = try testState(model: testModel(.rnn), view: .ledger)
    let size = GridSize(columns: 40, rows: 12)
    let text = ViewerScreen.view(state, size: size, theme: Theme(depth: .none)).plainText()
    #expect(text.contains("a plain RNN has no C, so no ledger"))
  }
}
