import MemoryAnalysis
import Testing

@testable import Visualizer

/// If this fails, the equation on the screen does not add up.
@Suite struct StepPanelTests {
  /// "+0.62" in hundredths.
  private func hundredths(_ text: Substring) -> Int? {
    let digits = text.filter(\.isNumber)
    return Int(digits).map { text.contains("−") ? -$0 : $0 }
  }

  @Test("The two terms as printed add up to C as printed, for every unit at every word")
  func addsUp() throws {
    var state = try testState("she is busy today ... they are busy . i am")
    for unit in state.order.units {
      for position in 1...state.reading.count {
        state.unit = unit
        state.position = position
        for columns in [22, 27] {
          let rows = drawn(StepPanel(state: state), columns: columns, rows: 5)
          let numbers = try rows[2...4].map { row in
            try #require(row.split(separator: " ").last.flatMap(hundredths))
          }
          #expect(numbers[0] + numbers[1] == numbers[2], "\(rows)")
          let cell = state.layerTrace[.cell, position, unit]
          #expect(abs(Float(numbers[2]) - cell * 100) <= 0.51)
        }
      }
    }
  }
}
