import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, a key does not do what the help says.
@Suite struct CommandTableTests {
  @Test("Every command has a name, a key and a title of its own")
  func unique() {
    let commands = CommandTable.commands
    #expect(Set(commands.map(\.name)).count == commands.count)
    #expect(Set(commands.map(\.title)).count == commands.count)
    let keys = commands.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    for command in commands {
      #expect(!command.keys.isEmpty)
      #expect(CommandTable.command(named: command.name)?.title == command.title)
    }
  }

  @Test("A key either changes the state or says why it does not")
  func nothingIsSilent() throws {
    for command in CommandTable.commands {
      for text in ["she", "she is busy today ... i am"] {
        var state = try testState(text)
        let before = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .indexed256))
        for key in command.keys.prefix(1) { state.update(.key(key)) }
        let after = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .indexed256))
        #expect(
          before != after || state.isFinished,
          "\(command.name) on “\(text)” shows nothing")
      }
    }
  }

  @Test("A key without a command says so")
  func unknownKey() throws {
    var state = try testState()
    try state.press("F9")
    #expect(state.message == "F9 does nothing here; ? shows the keys")
    try state.press("Right")
    #expect(state.message == nil)
  }

  @Test("Every command stands in the help")
  func help() {
    let titles = HelpText.lines.compactMap { line -> String? in
      if case .key(_, let title) = line { title } else { nil }
    }
    for command in CommandTable.commands { #expect(titles.contains(command.title)) }
  }
}
