import CellGrid

extension CommandTable {
  static let talkCommands: [Command] = [
    Command(
      "talk", [.character("t")], .edit, "let the network speak from here on, or silence it"
    ) { state in
      state.refusalOfNumbers("no words can be said") ?? state.toggleTalk()
    }
    .inFooter { state in
      guard state.model.speakingProblem == nil else { return FooterHint(keys: [], label: "") }
      return FooterHint(
        keys: [.character("t")], label: state.isTalking ? "silence" : "let it speak")
    },
    Command(
      "talk-options", [.character("T")], .edit,
      "how bold it speaks: temperature, top-k, top-p, seed"
    ) { state in
      if let problem = state.model.speakingProblem { return "this network \(problem)" }
      state.open(Prompt(purpose: .talk, text: TalkText.line(state.talk.options)))
      return nil
    },
  ]
}
