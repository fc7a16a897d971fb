import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, someone does not find the way out.
@Suite struct FooterTests {
  @Test("Help and quit are always there, whatever gives way", arguments: [40, 60, 80, 120, 200])
  func alwaysHelpAndQuit(columns: Int) throws {
    let state = try testState()
    let row = drawn(Footer(state: state), columns: columns, rows: 1)[0]
    #expect(row.contains("? help") && row.hasSuffix("q quit"))
    #expect(row.count <= columns)
  }

  @Test("It says what the keys do now")
  func followsTheState() throws {
    var state = try testState()
    #expect(drawn(Footer(state: state), columns: 120, rows: 1)[0].contains("space play"))
    try state.press("Space")
    #expect(drawn(Footer(state: state), columns: 120, rows: 1)[0].contains("space pause"))
    try state.press("e")
    #expect(drawn(Footer(state: state), columns: 120, rows: 1)[0].contains("Enter change"))
  }
}
