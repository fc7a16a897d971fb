import CellGrid

extension CommandTable {
  static let phaseCommands: [Command] = [
    Command(
      "phase-next", [.character(".")], .move, "view 3: go to the next phase of the step"
    ) { state in
      state.advancePhase()
    }
    .endingPlay()
    .inFooter { state in
      FooterHint(
        keys: [.character(","), .character(".")], label: state.hasPhases ? "phase" : "",
        isLocal: true)
    },
    Command(
      "phase-previous", [.character(",")], .move, "view 3: go back one phase of the step"
    ) { state in
      state.retreatPhase()
    }
    .endingPlay(),
  ]
}
