import TerminalBackend
import Testing

/// These lines are all a user sees when the screen cannot be opened.
@Suite struct TerminalErrorTests {
  @Test(
    "every error is one line that names what was found",
    arguments: [
      TerminalError.noTerminal, .typeNotSet, .unknownType("no-such"), .noDatabase,
      .noCursorAddressing("dumb"), .alreadyOpen, .failure("xterm"),
    ])
  func oneLine(error: TerminalError) {
    #expect(!error.description.contains("\n") && error.description.count > 20)
    switch error {
    case .unknownType(let name), .noCursorAddressing(let name), .failure(let name):
      #expect(error.description.contains("'\(name)'"))
    default: break
    }
  }
}
