import Testing

@testable import Visualizer

/// If one of these fails, the selected unit is off the screen or units are miscounted.
@Suite struct UnitRowsTests {
  @Test("The selected unit is among the rows and everything is counted")
  func invariants() {
    let order = [7, 3, 5, 0, 1, 2, 4, 6]
    for count in 0...10 {
      for unit in order {
        let rows = UnitRows(order, selected: unit, count: count)
        #expect(rows.units.count == min(count, 8))
        #expect(rows.countAbove + rows.units.count + rows.countBelow == 8)
        if count > 0 { #expect(rows.units.contains(unit)) }
        #expect(rows.units == Array(order[rows.countAbove..<rows.countAbove + rows.units.count]))
      }
    }
  }

  @Test("Selecting another unit that is shown moves nothing")
  func staysInPlace() {
    let order = Array(0..<20)
    let rows = (0..<6).map { UnitRows(order, selected: $0, count: 6) }
    #expect(rows.allSatisfy { $0 == rows[0] })
  }
}
