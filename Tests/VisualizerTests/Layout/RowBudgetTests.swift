import Testing

@testable import Visualizer

/// If this fails, parts of the first view overlap or leave the screen empty.
@Suite struct RowBudgetTests {
  @Test("Everything fits, and no row is left while a unit has none")
  func fits() {
    for units in [1, 5, 24, 130] {
      for available in 0...90 {
        for hasHalfBlocks in [true, false] {
          let budget = RowBudget(
            available: available, units: units, unitRows: 7, unitGap: 1,
            hasHalfBlocks: hasHalfBlocks, wantsStrip: true)
          let strip = budget.strip > 0 ? budget.strip + 4 : 0
          let used = 1 + budget.story + 7 + 1 + strip
          #expect(budget.story >= 1 && budget.story <= units)
          #expect(used <= max(available, 10))
          if available >= 10, budget.story < units { #expect(used == available) }
          #expect(budget.strip <= units)
        }
      }
    }
  }

  @Test("At 120×40 there are six story units and a strip of all 24, two to a row")
  func usualScreen() {
    let budget = RowBudget(
      available: 31, units: 24, unitRows: 7, unitGap: 1, hasHalfBlocks: true, wantsStrip: true)
    #expect(budget.story == 6 && budget.strip == 12)
  }
}
