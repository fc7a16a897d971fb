import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, a click selects something else than what is under it.
@Suite struct ScreenLayoutTests {
  @Test("A click on a word of the strip goes to that word")
  func clickOnWord() throws {
    var state = try testState()
    try state.press("End")
    let grid = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .indexed256))
    for (index, word) in ["She", "is", "busy", "today"].enumerated() {
      let row = try #require(grid.rows.firstIndex { $0.contains("She") && $0.contains("today") })
      let line = grid.rows[row]
      let before = try #require(line.ranges(of: " \(word) ").first?.lowerBound)
      let column = line.distance(from: line.startIndex, to: before) + 1
      state.update(.mouse(MouseEvent(.press, at: GridPoint(column: column, row: row))))
      #expect(state.position == index + 1)
    }
  }

  /// All views but 0, whose rows are networks.
  @Test(
    "A click on a unit's row selects that unit",
    arguments: ViewName.allCases.filter { $0 != .gradients })
  func clickOnUnit(view: ViewName) throws {
    var state = try testState(view: view)
    if view == .compare { try state.press("c t h e y Space a r e Enter") }
    state.use(testSuite, named: "test.tsv")
    try state.press("End")
    let layout = ScreenLayout(state, size: state.size)
    var clicked: Set<Int> = []
    for row in 0..<40 {
      for column in 0..<120 {
        let target = layout.target(at: GridPoint(column: column, row: row))
        guard let unit = target.unit else { continue }
        clicked.insert(unit)
        #expect(state.order.units.contains(unit))
      }
    }
    #expect(clicked.count >= 12)
  }

  @Test("A click on a row of the unit chooses its quantity")
  func clickOnQuantity() throws {
    var state = try testState()
    let grid = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .indexed256))
    let row = try #require(grid.rows.firstIndex { $0.hasPrefix("   output") })
    state.update(.mouse(MouseEvent(.press, at: GridPoint(column: 4, row: row))))
    #expect(state.focus == .output)
  }

  @Test("The wheel steps and stops at the ends")
  func wheel() throws {
    var state = try testState("she is busy")
    let point = GridPoint(column: 3, row: 3)
    state.update(.mouse(MouseEvent(.wheelUp, at: point)))
    #expect(state.position == 1)
    for _ in 0..<5 { state.update(.mouse(MouseEvent(.wheelDown, at: point))) }
    #expect(state.position == 3)
  }
}
