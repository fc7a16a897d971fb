import Testing

@testable import Visualizer

/// If this fails, cells are marked as changed that are not, or the other way round.
@Suite struct ChangeTests {
  @Test("Marked is what differs by a tenth of the range from the changed word on")
  func marks() throws {
    let before = try testState("she is busy today")
    var state = before
    state.position = 2
    try state.press("e a r e Enter")
    var marked = 0
    for unit in 0..<24 {
      for position in 1...4 {
        let difference =
          state.layerTrace[.cell, position, unit] - before.layerTrace[.cell, position, unit]
        let expected = position >= 2 && abs(difference) >= 0.1 * state.cellRange
        #expect(state.isChanged(.cell, unit: unit, at: position) == expected)
        marked += expected ? 1 : 0
      }
    }
    #expect(marked > 0)
  }

  @Test("After a word that became several, each later word is compared with itself")
  func severalWords() throws {
    let before = try testState("she is busy today")
    var state = before
    state.position = 2
    try state.press("e a r e Space . Enter")
    #expect(state.reading.tokens.map(\.text) == ["she", "are", ".", "busy", "today"])
    for unit in 0..<24 {
      #expect(!state.isChanged(.cell, unit: unit, at: 3))
      for (new, old) in [(4, 3), (5, 4)] {
        let difference =
          state.layerTrace[.cell, new, unit] - before.layerTrace[.cell, old, unit]
        #expect(
          state.isChanged(.cell, unit: unit, at: new)
            == (abs(difference) >= 0.1 * state.cellRange))
      }
    }
  }
}
