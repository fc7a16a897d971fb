import CellGrid
import TerminalBackend
import Testing

/// Tests of the whole program stand on this twin behaving as a terminal does.
@Suite struct HeadlessTerminalTests {
  @Test("the script is played in order, then input ends")
  func script() {
    let terminal = HeadlessTerminal(
      size: GridSize(columns: 80, rows: 24),
      script: [.key(.right), .resize(GridSize(columns: 40, rows: 12)), .tick])
    #expect(terminal.nextEvent(timeout: nil) == .key(.right))
    #expect(terminal.size == GridSize(columns: 80, rows: 24))
    #expect(
      terminal.nextEvent(timeout: .milliseconds(5)) == .resize(GridSize(columns: 40, rows: 12)))
    #expect(terminal.size == GridSize(columns: 40, rows: 12))
    #expect(terminal.nextEvent(timeout: nil) == .tick)
    #expect(terminal.nextEvent(timeout: nil) == .endOfInput)
    #expect(terminal.timeouts == [nil, .milliseconds(5), nil, nil])
  }

  @Test("every frame is kept")
  func frames() {
    let terminal = HeadlessTerminal(size: GridSize(columns: 4, rows: 1))
    var grid = CellGrid(size: terminal.size)
    terminal.present(grid)
    grid.draw("She", column: 0, row: 0)
    terminal.present(grid)
    #expect(terminal.frames.map { $0.plainText() } == ["", "She"])
    #expect(!terminal.isClosed)
    terminal.close()
    #expect(terminal.isClosed)
  }
}
