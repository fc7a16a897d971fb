import CellGrid
import MemoryAnalysis
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, the view shows a word over another's numbers, or numbers that are wrong.
@Suite struct CompareScreenTests {
  private func state(
    _ a: String = "she is busy today ... i am", _ b: String = "they are very busy today . i am",
    size: GridSize = GridSize(columns: 120, rows: 40)
  ) throws -> ViewerState {
    var state = try testState(a, size: size)
    #expect(state.compare(with: b) == nil)
    return state
  }

  private func layout(_ state: ViewerState) throws -> CompareLayout {
    try #require(ScreenLayout(state, size: state.size).screen as? CompareScreen).layout
  }

  @Test("Each column has the words of both, a gap a dot, and a sign where they differ")
  func words() throws {
    let state = try state()
    let compared = try #require(state.compared)
    let layout = try layout(state)
    let rows = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).rows
      .map { Array($0 + String(repeating: " ", count: 120)) }
    #expect(layout.columns.columns.count == compared.alignment.columns.count)
    for column in layout.columns.columns {
      let pair = compared.alignment.columns[column.position - 1]
      func text(_ row: Int) -> String {
        String(rows[layout.words.row + row][column.column..<column.column + column.width])
          .trimmingBlanks
      }
      let inB = pair.b.map { compared.reading[$0] }
      #expect(text(0) == (pair.a.map { state.reading[$0].text } ?? "·"))
      #expect(text(1) == (inB.map { $0.isUnknown ? "‹\($0.text)›" : $0.text } ?? "·"))
      #expect(text(2).contains("≠") == !pair.isSame)
    }
  }

  @Test("The numbers are A's less B's in the column, and none stands beside a gap")
  func differences() throws {
    let state = try state()
    let compared = try #require(state.compared)
    let layout = try layout(state)
    let rows = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).rows
      .map { Array($0 + String(repeating: " ", count: 120)) }
    let other = compared.reading.trace.top
    #expect(layout.blocks.count >= 6)
    for (unit, rect) in layout.blocks {
      for column in layout.columns.columns {
        let pair = compared.alignment.columns[column.position - 1]
        let field = column.column..<column.column + column.width
        let text = String(rows[rect.row + 2][field]).trimmingBlanks
        guard let a = pair.a, let b = pair.b else {
          #expect(text == "·")
          continue
        }
        #expect(
          text == NumberText.signed(state.layerTrace[.cell, a, unit] - other[.cell, b, unit]))
      }
    }
  }

  @Test("At 80×24 at least four units fit, at 120×40 at least seven, the first one selected")
  func rows() throws {
    for (size, count) in [
      (GridSize(columns: 80, rows: 24), 4), (GridSize(columns: 120, rows: 40), 7),
    ] {
      let state = try state(size: size)
      let layout = try layout(state)
      #expect(layout.blocks.count >= count)
      #expect(layout.blocks.first?.unit == state.unit)
      let text = ViewerScreen.view(state, size: size, theme: Theme(depth: .none)).plainText()
      for part in ["A−B", "next word", "≠", "unit \(state.unit) at", "compare with", "next in A"] {
        #expect(text.contains(part), "\(part) is missing")
      }
    }
  }

  @Test("A click goes to A's word of a column and selects the unit of a block")
  func clicks() throws {
    let state = try state()
    let layout = try layout(state)
    for column in layout.columns.columns {
      for (unit, rect) in layout.blocks {
        let point = GridPoint(column: column.column, row: rect.row + 1)
        let target = layout.target(at: point)
        #expect(target.position == layout.alignment.columns[column.position - 1].a)
        #expect(target.unit == unit)
      }
    }
  }

  @Test("In long texts the window has the current word, and moves by half")
  func long() throws {
    let a = Array(repeating: "she is busy today .", count: 30).joined(separator: " ")
    let b = Array(repeating: "he is very busy today", count: 30).joined(separator: " ")
    var state = try state(a, b)
    var starts: [Int] = []
    for position in 1...state.reading.count {
      state.position = position
      let layout = try layout(state)
      let place = layout.alignment.place(ofA: position)
      #expect(layout.columns.column(of: place + 1) != nil)
      if starts.last != layout.columns.countBefore { starts.append(layout.columns.countBefore) }
    }
    #expect(starts == starts.sorted() && starts.count > 3)
    for (first, second) in zip(starts, starts.dropFirst()) { #expect(second - first >= 2) }
  }

  @Test("The printed numbers of the selected unit add up at every word")
  func addUp() throws {
    var state = try state()
    for position in 1...state.reading.count {
      for unit in state.shownOrder {
        state.position = position
        state.unit = unit
        let compared = try #require(state.compared)
        let comparison = try #require(state.comparison)
        let rows = drawn(
          CompareUnitPanel(state: state, compared: compared, comparison: comparison), columns: 24,
          rows: 4)
        let numbers = rows.dropFirst().compactMap { row in
          row.split(separator: " ").last.flatMap { Double($0.replacing("−", with: "-")) }
        }
        let place = compared.alignment.place(ofA: position)
        guard comparison.values(unit: unit, column: place) != nil else {
          #expect(rows[1].hasPrefix("B has no word here"))
          continue
        }
        try #require(numbers.count == 3)
        #expect(abs(numbers[0] - numbers[1] - numbers[2]) < 1e-9, "\(rows)")
      }
    }
  }

  @Test("The title names both texts, and only while they are compared")
  func title() throws {
    var state = try state()
    let theme = Theme(depth: .none)
    let title = ViewerScreen.view(state, size: state.size, theme: theme).rows[0]
    #expect(title.contains("A test.txt · B typed sentence"))
    try state.press("1")
    #expect(!ViewerScreen.view(state, size: state.size, theme: theme).rows[0].contains("typed"))
  }
}

extension String {
  /// The text without blanks at either end.
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
