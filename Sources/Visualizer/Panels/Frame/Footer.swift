import CellGrid

/// The last row: the keys that matter most, from the command table, as many as fit.
struct Footer: Panel {
  let state: ViewerState

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let hints = hints
    // The last two, help and quit, are always shown; others give way from the right.
    var shown = hints
    while shown.count > 2, width(of: shown) > rect.columns - 2 {
      shown.remove(at: shown.count - 3)
    }
    let spare = rect.columns - 2 - width(of: shown)
    let gap = 2 + min(2, max(0, spare) / max(1, shown.count))
    var column = rect.column + 1
    for hint in shown {
      column += canvas.draw(
        [(keysText(hint), theme.strong), (" " + hint.label, theme.muted)], column: column,
        row: rect.row, maxColumns: max(0, rect.maxColumn - column))
      column += gap
    }
  }

  private var hints: [FooterHint] {
    if let prompt = state.prompt { return prompt.hints }
    if state.menu != nil {
      return [
        FooterHint(keys: [.up, .down], label: "choose"),
        FooterHint(keys: [.tab], label: "from here or from the start"),
        FooterHint(keys: [.enter], label: "do it"), FooterHint(keys: [.escape], label: "close"),
      ]
    }
    if state.helpLine != nil {
      return [
        FooterHint(keys: [.up, .down], label: "scroll"),
        FooterHint(keys: [.escape], label: "close help"),
      ]
    }
    let all = CommandTable.commands.compactMap { $0.hint?(state) }.filter { !$0.label.isEmpty }
    let common = all.filter { !$0.isLocal && !$0.isMinor }
    var hints =
      all.filter(\.isLocal) + common.dropLast(2) + all.filter(\.isMinor) + common.suffix(2)
    if state.isEnlarged { hints.insert(FooterHint(keys: [.escape], label: "back"), at: 0) }
    return hints
  }

  private func width(of hints: [FooterHint]) -> Int {
    hints.reduce(-2) { $0 + DisplayWidth.of(keysText($1)) + 1 + DisplayWidth.of($1.label) + 2 }
  }

  private func keysText(_ hint: FooterHint) -> String {
    hint.keys.map(\.sign).joined(
      separator: hint.isRange
        ? "–" : (hint.keys.first == .left || hint.keys.first == .up ? "" : " "))
  }
}

extension Prompt {
  fileprivate var hints: [FooterHint] {
    let done =
      switch purpose {
      case .changeWord: "change"
      case .typeOn: "add and close"
      case .find: "go"
      case .watch: "watch"
      case .interfere: "interfere"
      case .compare: "compare"
      case .order: "order"
      case .sets: "compare"
      case .surveyFile: "count"
      case .talk: "speak so"
      case .command: "do it"
      }
    return ([.compare, .talk].contains(purpose) ? [] : [FooterHint(keys: [.tab], label: "choose")])
      + (purpose == .typeOn ? [FooterHint(keys: [.space], label: "add")] : [])
      + [
        FooterHint(keys: [.enter], label: done),
        FooterHint(keys: [.escape], label: purpose == .typeOn ? "close" : "leave as it is"),
      ]
  }
}

extension Key {
  /// The key as the footer and the help draw it.
  var sign: String {
    switch self {
    case .left: "←"
    case .right: "→"
    case .up: "↑"
    case .down: "↓"
    case .escape: "Esc"
    case .backtab: "Shift-Tab"
    case .space: "space"
    default: name
    }
  }
}
