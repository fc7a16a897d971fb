import CellGrid

extension CommandTable {
  /// Asking what a unit does: watching words and interfering.
  static let questionCommands: [Command] = [
    Command(
      "watch", [.character("w")], .ask, "watch two words that may come next"
    ) { state in
      if let refusal = state.watchRefusal { return refusal }
      state.open(Prompt(purpose: .watch))
      return nil
    }
    .inFooter { state in
      guard state.watchRefusal == nil else { return FooterHint(keys: [], label: "") }
      return FooterHint(
        keys: [.character("w")],
        label: state.view == .words
          ? (state.model.predictsWords ? "watch two words" : "watch others") : "watch",
        isLocal: state.view == .words, isMinor: state.view != .words)
    },
    Command(
      "interfere", [.character("x")], .ask, "interfere with the selected unit, or with all"
    ) { state in
      state.menu = InterferenceMenu()
      return nil
    }
    .endingPlay()
    .inFooter { state in
      FooterHint(
        keys: [.character("x")], label: "interfere", isLocal: state.view == .effects)
    },
    Command(
      "clear", [.character("X")], .ask, "clear all interferences"
    ) { state in
      state.clearInterferences()
    }
    .inFooter { state in
      FooterHint(
        keys: [.character("X")], label: state.interferences.isEmpty ? "" : "clear", isLocal: true)
    },
  ]
}
