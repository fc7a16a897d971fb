import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, the view credits a unit with what another says.
@Suite struct WordsScreenTests {
  /// The signed numbers with two decimals at the ends of the rows of the right column.
  private func sums(_ rows: [String]) -> [Int] {
    rows.compactMap { row in
      guard let number = row.split(separator: " ").last.map(String.init),
        let value = Double(number.replacing("−", with: "-").replacing("+", with: ""))
      else { return nil }
      return Int((value * 100).rounded())
    }
  }

  @Test("The printed shares and the bias add up to the printed log-odds", arguments: [24, 40, 60])
  func addUp(rows: Int) throws {
    for seed in 1...6 {
      var state = try testState(model: testModel(seed: UInt64(seed)), view: .words)
      for _ in 0..<3 {
        try state.press("Right")
        let grid = ViewerScreen.view(
          state, size: GridSize(columns: 120, rows: rows), theme: Theme(depth: .none))
        let column = grid.rows.map { String($0.suffix(30)) }
        let start = try #require(column.firstIndex { $0.contains("log-odds at") })
        let end = try #require(column.firstIndex { $0.contains("= ") })
        let terms = sums(Array(column[start + 2..<end]))
        let total = sums([column[end]])
        #expect(terms.count == end - start - 2)
        #expect(terms.reduce(0, +) == total.first)
      }
    }
  }

  @Test("Below the top layer the view says that only the top layer speaks to the words")
  func lowerLayer() throws {
    var state = try testState(model: testModel(layers: 2, hidden: 5), view: .words)
    try state.press("[")
    let text = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).plainText()
    #expect(text.contains("only units of the top layer speak to the words"))
  }

  @Test("A unit that says nothing speaks for neither word")
  func silenced() throws {
    var state = try testState(view: .words)
    let speaks = "unit \(state.unit) speaks for"
    func text() -> String {
      ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).plainText()
    }
    #expect(text().contains("\(speaks) “"))
    try state.press("x s j k")
    #expect(text().contains("\(speaks) neither: h 0.000 "))
  }

  @Test("The line from which the bars go up and down is marked with 0")
  func zeroLine() throws {
    let state = try testState(view: .words)
    for unicode in [true, false] {
      let rows = ViewerScreen.view(
        state, size: GridSize(columns: 120, rows: 40), theme: Theme(depth: .none, unicode: unicode)
      ).rows.map { String($0) }
      let top = try #require(rows.firstIndex { $0.contains("log-odds") })
      let zero = try #require(rows.firstIndex { $0.hasPrefix("         0 ") })
      #expect(zero > top)
      #expect(rows[zero].contains(unicode ? "▁▁" : "__"))
    }
  }

  @Test("How much likelier is said in words that can be read out")
  func times() {
    #expect(WatchedWords.times(0) == "just")
    #expect(WatchedWords.times(0.693_147) == "2.0 times")
    #expect(WatchedWords.times(4.605_17) == "100 times")
    #expect(WatchedWords.times(60) == "over a million times")
  }
}
