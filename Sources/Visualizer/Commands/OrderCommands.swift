import CellGrid
import MemoryAnalysis

extension CommandTable {
  static let orderCommands: [Command] = [
    Command(
      "order-next", [.character("o")], .look,
      "order the units by the next criterion"
    ) { state in
      state.orderUnitsByNext()
    }
    .inFooter { FooterHint(keys: [.character("o")], label: $0.sweeps ? "" : "order") },
    Command("order", [.character("O")], .look, "choose what the units are ordered by") { state in
      state.open(Prompt(purpose: .order))
      return nil
    },
    Command("first-unit", [.character("b")], .look, "select the first unit of the order") { state in
      guard let first = state.shownOrder.first, first != state.unit else {
        return "unit \(state.unit) is the first of the order"
      }
      state.unit = first
      return nil
    }
    .inFooter { state in
      let isBest = state.shownOrder.first == state.unit
      return FooterHint(
        keys: [.character("b")],
        label: state.view == .contrast && state.contrast.result != nil && !isBest
          ? "best unit" : "",
        isLocal: true)
    },
    Command(
      "source", [.character("s")], .look,
      "two sets (view 7), a text file (9), distance sweep (0)"
    ) { state in
      state.openSourcePrompt()
    }
    .inFooter { state in
      let label =
        switch state.view {
        case .gradients:
          state.sweeps
            ? "back to the words"
            : state.derives || state.sweepRefusal != nil ? "" : "distance sweep"
        case _ where state.series != nil: ""
        case .contrast: "other sets"
        case .saturation where !state.layerTrace.cell.gates.isEmpty: "over a file"
        default: ""
        }
      return FooterHint(keys: [.character("s")], label: label, isLocal: true)
    },
  ]
}

extension ViewerState {
  /// Whether Enter asks for what the view shows, since it has nothing to enlarge.
  var hasSourcePrompt: Bool { view == .contrast || view == .saturation }

  /// Asks for the sets of view 7 or the text of view 9.
  mutating func openSourcePrompt() -> String? {
    if hasSourcePrompt, let refusal = refusalOfNumbers("no text can be read with it") {
      return refusal
    }
    switch view {
    case .contrast:
      loadSuite()
      open(Prompt(purpose: .sets))
    case .saturation:
      guard !layerTrace.cell.gates.isEmpty else { return SaturationText.noGates }
      open(Prompt(purpose: .surveyFile))
    case .gradients: return toggleSweep()
    default: return "s chooses the sets of view 7 and the text of view 9, and sweeps in view 0"
    }
    return nil
  }

  /// Orders the units by what was typed or chosen.
  mutating func orderUnits(byNamed name: String) -> String? {
    let wanted = name.lowercased()
    let matches = UnitCriterion.allCases.filter { $0.rawValue.hasPrefix(wanted) }
    guard !wanted.isEmpty, matches.count == 1 else {
      let names = (matches.isEmpty ? UnitCriterion.allCases : matches).map(\.rawValue)
      return "type one of " + names.joined(separator: ", ")
    }
    return orderUnits(by: matches[0])
  }
}
