import ArgumentParser
import GoldenFiles
import Testing
import Visualizer

@testable import lstm_tui

/// If one of these fails, the manual or the help says something else than the program does.
@Suite struct ManualPageTests {
  @Test("The manual page is the recorded one")
  func golden() throws {
    try Golden.check(try ManualCommand.page(), "lstm-tui.1", testFile: goldenAnchor)
  }

  @Test("It names every command, every option and every key")
  func complete() throws {
    let page = try ManualCommand.page()
    for command in LSTMTUI.configuration.subcommands where command != ManualCommand.self {
      let name = command.configuration.commandName ?? ""
      #expect(page.contains(".SH LSTM\\-TUI \(name.uppercased())"), "\(name) is missing")
    }
    for command in CommandTable.commands {
      let title = command.title.replacing("-", with: "\\-")
      #expect(page.contains("\n\(title)\n"), "\(command.name) is missing")
    }
    for option in ["background", "ascii", "play", "svg", "grammar", "suite"] {
      #expect(page.contains("\\-\\-\(option)"), "--\(option) is missing")
    }
  }

  @Test("The help of every command is the recorded one")
  func help() throws {
    var text = LSTMTUI.helpMessage(columns: 100)
    for command in LSTMTUI.configuration.subcommands {
      text += "\n\n=== \(command.configuration.commandName ?? "")\n\n"
      text += LSTMTUI.helpMessage(for: command, columns: 100)
    }
    try Golden.check(text, "help.txt", testFile: goldenAnchor)
  }

  /// The goldens of all command tests lie together.
  private var goldenAnchor: String {
    String(#filePath.dropLast("Manual/ManualPageTests.swift".count)) + "Anchor.swift"
  }
}
