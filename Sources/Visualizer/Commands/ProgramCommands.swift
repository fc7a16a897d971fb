import CellGrid

extension CommandTable {
  static let programCommands: [Command] = [
    Command(
      "command", [.character(":")], .program, "go to a word by number, or type a command"
    ) { state in
      state.open(Prompt(purpose: .command))
      return nil
    },
    Command("palette", [.control("p")], .program, "choose from all commands") { state in
      state.open(Prompt(purpose: .command))
      return nil
    },
    Command(
      "help", [.character("?"), .function(1)], .program, "show or close this help"
    ) { state in
      state.helpLine = state.helpLine == nil ? 0 : nil
      return nil
    }
    .inFooter { _ in FooterHint(keys: [.character("?")], label: "help") },
    Command(
      "quit", [.character("q"), .control("c")], .program, "quit"
    ) { state in
      state.isFinished = true
      return nil
    }
    .inFooter { _ in FooterHint(keys: [.character("q")], label: "quit") },
  ]
}
