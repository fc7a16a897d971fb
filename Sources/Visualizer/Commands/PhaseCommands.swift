import CellGrid

extension CommandTable {
  static let phaseCommands: [Command] = [
    Command(
      "phase-next", [.character(".")], .move,
      "view 3: go to the next phase of the step; view 0: likewise"
    ) { state in
      state.view == .gradients ? state.goBack(by: 1) : state.advancePhase()
    }
    .endingPlay()
    .inFooter { state in
      FooterHint(
        keys: [.character(","), .character(".")],
        label: state.hasPhases || state.derives ? "phase" : "",
        isLocal: true)
    },
    Command(
      "phase-previous", [.character(",")], .move,
      "view 3: go back one phase of the step; view 0: likewise"
    ) { state in
      state.view == .gradients ? state.goBack(by: -1) : state.retreatPhase()
    }
    .endingPlay(),
  ]
}
