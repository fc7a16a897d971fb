import CellGrid
import RecurrentNets

extension CommandTable {
  static let lookCommands: [Command] =
    viewCommands + [
      Command("focus-next", [.tab], .look, "choose the next quantity: f, i, C̃, C, o, h") { state in
        state.moveFocus(by: 1)
      },
      Command("focus-previous", [.backtab], .look, "choose the previous quantity") { state in
        state.moveFocus(by: -1)
      },
      Command(
        "enlarge", [.enter], .look, "enlarge the chosen quantity, with numbers"
      ) { state in
        if state.hasSourcePrompt { return state.openSourcePrompt() }
        if state.view == .gradients { return state.openDerivation() }
        guard !state.isEnlarged else { return "it is as large as it gets; Esc goes back" }
        state.isEnlarged = true
        return nil
      },
      Command("back", [.escape], .look, "go back from an enlarged heatmap, or to the whole step") {
        state in
        if state.sweeps {
          state.gradients.sweep.isShown = false
          return nil
        }
        if state.view == .gradients, state.gradients.derivation != nil {
          state.gradients.derivation = nil
          return nil
        }
        if state.hasPhases, state.phase != nil {
          state.phase = nil
          return nil
        }
        guard state.isEnlarged else { return "there is nothing to go back from; q quits" }
        state.isEnlarged = false
        return nil
      },
      Command("layer-up", [.character("]")], .look, "show the next higher layer") { state in
        state.showLayer(state.layer + 1)
      },
      Command("layer-down", [.character("[")], .look, "show the next lower layer") { state in
        state.showLayer(state.layer - 1)
      },
    ]
}

extension CommandTable {
  /// One command for each view, on its digit; the first stands for all in the footer.
  private static let viewCommands: [Command] = ViewName.allCases.map { view in
    let command = Command(
      view.rawValue, [.character(Character("\(view.number)"))], .look,
      "view \(view.number): \(view.title)"
    ) { state in
      state.open(view)
    }
    guard view.number == 1 else { return command }
    return command.inFooter { _ in
      FooterHint(keys: [.character("0"), .character("9")], label: "views", isRange: true)
    }
  }
}

extension ViewerState {
  fileprivate mutating func open(_ view: ViewName) -> String? {
    // Pressed again, a view's key asks again for what was given up.
    let lacksSets = view == .contrast && contrast.result == nil && work == nil
    let asksAgain = effects.isDeclined || gradients.isDeclined || lacksSets || sweeps
    gradients.sweep.isShown = false
    effects.isDeclined = false
    gradients.isDeclined = false
    guard self.view != view || isEnlarged || asksAgain else { return "this is view \(view.number)" }
    self.view = view
    isEnlarged = false
    prepareView()
    return nil
  }

  fileprivate mutating func moveFocus(by steps: Int) -> String? {
    let quantities = layerTrace.unitQuantities
    guard quantities.count > 1, let index = quantities.firstIndex(of: focus) else {
      return "a plain RNN has one quantity, its hidden state"
    }
    focus = quantities[(index + steps + quantities.count) % quantities.count]
    return nil
  }

  fileprivate mutating func showLayer(_ index: Int) -> String? {
    let count = model.network.layers.count
    guard count > 1 else { return "this network has one layer" }
    guard (0..<count).contains(index) else {
      return index < 0 ? "this is the lowest layer" : "this is the top layer"
    }
    layer = index
    if !layerTrace.unitQuantities.contains(focus) { focus = memory }
    if let phase, phase.cell != layerTrace.cell { self.phase = nil }
    reorder()
    unit = story.largestLetGo?.unit ?? story.units.first ?? 0
    return nil
  }
}
