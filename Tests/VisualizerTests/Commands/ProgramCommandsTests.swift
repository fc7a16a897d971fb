import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, someone cannot leave the program or find its keys.
@Suite struct ProgramCommandsTests {
  @Test(
    "q quits, and so do Ctrl-C and the end of the input",
    arguments: [
      TerminalEvent.key(.character("q")), .key(.control("c")), .interrupt, .endOfInput,
    ])
  func quit(event: TerminalEvent) throws {
    var state = try testState()
    state.update(event)
    #expect(state.isFinished)
  }

  @Test("The help opens, scrolls to its end and closes on any other key")
  func help() throws {
    var state = try testState(size: GridSize(columns: 80, rows: 24))
    try state.press("?")
    #expect(state.helpLine == 0)
    for _ in 0..<200 { try state.press("j") }
    let line = try #require(state.helpLine)
    #expect(line == HelpText.lines.count - HelpText.visibleLines(rows: 24))
    let text = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).plainText()
    guard case .text(let end) = HelpText.lines.last else {
      Issue.record("the help ends with a text")
      return
    }
    #expect(text.contains(end))
    try state.press("g PageDown")
    // The last line of the page before is the first now.
    #expect(state.helpLine == HelpText.visibleLines(rows: 24) - 1)
    try state.press("G")
    #expect(state.helpLine == line)
    try state.press("Escape")
    #expect(state.helpLine == nil && !state.isFinished)
  }

  @Test("No line of the help is cut at 80 columns", arguments: [true, false])
  func helpFits(unicode: Bool) throws {
    let size = GridSize(columns: 80, rows: 24)
    var state = try testState(size: size)
    try state.press("?")
    for _ in 0..<HelpText.lines.count {
      let rows = ViewerScreen.view(state, size: size, theme: Theme(depth: .none, unicode: unicode))
        .rows.map { String($0) }
      for row in rows.dropFirst(2) {
        #expect(!row.contains("… │") && !row.contains("~ |"), "\(row)")
      }
      try state.press("j")
    }
  }

  @Test("The palette finds commands by any part of their name")
  func palette() throws {
    var state = try testState()
    try state.press("Ctrl-p")
    #expect(state.prompt?.suggestions.count == CommandTable.commands.count)
    try state.press("m a p Tab Enter")
    #expect(state.view == .heatmaps)
    try state.press(": n o n e Enter")
    #expect(state.message == "there is no command “none”")
  }
}
