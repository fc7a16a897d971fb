import CellGrid

extension CommandTable {
  static let compareCommands: [Command] = [
    Command(
      "compare-with", [.character("c")], .ask, "compare with another sentence, in view 8"
    ) { state in
      if let refusal = state.refusalOfNumbers("no sentence compares; --compare FILE does") {
        return refusal
      }
      state.open(Prompt(purpose: .compare))
      return nil
    }
    .inFooter { state in
      guard state.series == nil else { return FooterHint(keys: [], label: "") }
      let isShown = state.view == .compare && !state.isEnlarged
      return FooterHint(
        keys: [.character("c")], label: isShown ? "compare with" : "compare", isLocal: isShown,
        isMinor: !isShown)
    }
  ]
}
