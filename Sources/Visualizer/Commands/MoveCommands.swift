import CellGrid
import RecurrentNets

extension CommandTable {
  static let moveCommands: [Command] = [
    Command(
      "next", [.right, .character("l")], .move, "read the next word"
    ) { state in
      if state.view == .contrast { return state.moveDistance(to: state.contrast.distance - 1) }
      if state.sweeps { return state.moveSweep(to: state.sweepDistance + 1) }
      guard state.position < state.reading.count else {
        guard state.series == nil else { return "this is the last step" }
        let taking = state.takesLikeliest ? ", a takes the likeliest" : ""
        return "this is the last word; i types on" + taking
      }
      state.position += 1
      return nil
    }
    .endingPlay()
    .inFooter { state in
      FooterHint(
        keys: [.left, .right],
        label: state.sweeps ? "distance" : state.view == .contrast ? "\(state.noun)s back" : "step")
    },
    Command("previous", [.left, .character("h")], .move, "go back one word") { state in
      if state.view == .contrast { return state.moveDistance(to: state.contrast.distance + 1) }
      if state.sweeps { return state.moveSweep(to: state.sweepDistance - 1) }
      guard state.position > 1 else { return "this is the first \(state.noun)" }
      state.position -= 1
      return nil
    }
    .endingPlay(),
    Command("first", [.home, .character("g")], .move, "go to the first word") { state in
      if state.view == .contrast { return state.moveToFarthest() }
      if state.sweeps { return state.moveSweep(to: 0) }
      guard state.position > 1 else { return "this is the first \(state.noun)" }
      state.position = 1
      return nil
    }
    .endingPlay(),
    Command("last", [.end, .character("G")], .move, "go to the last word") { state in
      if state.view == .contrast { return state.moveDistance(to: 0) }
      if state.sweeps { return state.moveSweep(to: state.gradients.sweep.most) }
      guard state.position < state.reading.count else {
        return "this is the last \(state.noun)"
      }
      state.position = state.reading.count
      return nil
    }
    .endingPlay(),
    Command(
      "unit-down", [.down, .character("j")], .move, "select the next unit"
    ) { state in
      state.selectUnit(byRank: state.shownRank + 1)
    }
    .inFooter { FooterHint(keys: [.up, .down], label: $0.sweeps ? "" : "unit") },
    Command("unit-up", [.up, .character("k")], .move, "select the previous unit") { state in
      state.selectUnit(byRank: state.shownRank - 1)
    },
    Command("units-down", [.pageDown], .move, "go ten units down") { state in
      if state.sweeps { return state.moveSweep(to: state.sweepDistance + 10) }
      let last = state.shownOrder.count - 1
      return state.selectUnit(byRank: min(last, state.shownRank + 10))
    },
    Command("units-up", [.pageUp], .move, "go ten units up") { state in
      if state.sweeps { return state.moveSweep(to: state.sweepDistance - 10) }
      return state.selectUnit(byRank: max(0, state.shownRank - 10))
    },
    Command(
      "play", [.space], .move, "play the text, or pause; likewise a training that is watched"
    ) { state in
      if state.learning != nil { return state.pauseLearning() }
      if state.sweeps { return "the text stands still here; ← and → step the distance" }
      if !state.playback.isPlaying { state.talk.isTalking = false }
      if !state.playback.isPlaying, state.isPlayedOut {
        state.position = state.firstRead
        state.phase = nil
      }
      state.playback.isPlaying.toggle()
      return nil
    }
    .inFooter { state in
      FooterHint(
        keys: [.space],
        label: state.learning.map(\.pauseLabel)
          ?? (state.playback.isPlaying
            ? "pause" : (state.view.isAboutStep && !state.sweeps ? "play" : "")))
    },
    Command("faster", [.character("+"), .character("=")], .move, "play faster") { state in
      guard state.playback.changeSpeed(by: 1) else { return "it plays no faster" }
      return state.announceSpeed()
    },
    Command("slower", [.character("-")], .move, "play slower") { state in
      guard state.playback.changeSpeed(by: -1) else { return "it plays no slower" }
      return state.announceSpeed()
    },
    Command("find", [.character("/")], .move, "go to the next place of a word") { state in
      if let refusal = state.refusalOfNumbers("there are no words to find; : goes to a step") {
        return refusal
      }
      state.open(Prompt(purpose: .find))
      return nil
    },
  ]
}

extension ViewerState {
  /// Selects the unit at a place of the order, or says that there is none.
  fileprivate mutating func selectUnit(byRank rank: Int) -> String? {
    if sweeps { return "the sweep is of all units together; ← and → step the distance" }
    guard shownOrder.indices.contains(rank) else {
      return rank < 0 ? "this is the first unit" : "this is the last unit"
    }
    guard shownOrder[rank] != unit else {
      return rank == 0 ? "this is the first unit" : "this is the last unit"
    }
    unit = shownOrder[rank]
    return nil
  }

  fileprivate mutating func announceSpeed() -> String? {
    let speed = playback.speed
    let noun = hasPhases ? "phase" : noun
    let number =
      speed < 1
      ? "one \(noun) in two seconds"
      : speed == 1
        ? "one \(noun) a second"
        : "\(Int(speed)) \(noun)s a second"
    message = number
    return nil
  }
}
