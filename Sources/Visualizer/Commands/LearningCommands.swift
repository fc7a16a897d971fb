import CellGrid

extension CommandTable {
  static let learningCommands: [Command] = [
    Command(
      "earlier", [.character("<")], .move, "training: show the saved moment before"
    ) { state in
      state.showEarlierMoment()
    }
    .inFooter { state in
      FooterHint(
        keys: [.character("<")], label: state.learning == nil ? "" : "earlier", isLocal: true)
    },
    Command(
      "later", [.character(">")], .move, "training: show the moment after; paused, one update"
    ) { state in
      state.showLaterMoment()
    }
    .inFooter { state in
      FooterHint(
        keys: [.character(">")], label: state.learning.map(\.laterLabel) ?? "", isLocal: true)
    },
  ]
}

extension Learning {
  /// What space does now, in a word or two.
  var pauseLabel: String {
    if isOver { return shown == nil ? "" : "the end" }
    return isPaused ? "go on" : "pause"
  }

  /// What `>` does now, in a word or two.
  var laterLabel: String {
    if shown != nil { return "later" }
    return isPaused && !isOver ? "one update" : ""
  }
}
