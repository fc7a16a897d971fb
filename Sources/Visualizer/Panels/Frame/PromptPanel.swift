import CellGrid
import MemoryAnalysis

/// The line that is being typed, with what may be meant under it.
struct PromptPanel: Panel {
  let prompt: Prompt
  let state: ViewerState

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let inner = rect.inset(left: 1, right: 1)
    var column = inner.column
    // What is typed gets at least half of the row.
    let label = DisplayWidth.truncate(
      canvas.readable(label), to: inner.columns / 2, unicode: theme.glyphs.isUnicode)
    column += canvas.draw(label + " ", column: column, row: inner.row, style: theme.strong)
    let answer = canvas.readable(prompt.answer)
    let room = max(0, inner.maxColumn - column - 1)
    column += canvas.draw(
      Self.end(of: answer, columns: room, unicode: theme.glyphs.isUnicode), column: column,
      row: inner.row)
    canvas.draw(" ", column: column, row: inner.row, style: theme.accent)
    let below = inner.row + 1
    guard below < inner.maxRow else { return }
    if let message = state.message {
      canvas.draw(message, in: inner.column..<inner.maxColumn, row: below, style: theme.warning)
    } else {
      drawSuggestions(in: inner, row: below, on: &canvas)
    }
  }

  /// The end of a line, which is what is being typed, as far as it fits.
  ///
  /// Complexity: linear in what is returned, however long the line is.
  private static func end(of line: String, columns: Int, unicode: Bool) -> String {
    var start = line.endIndex
    var used = 0
    while start > line.startIndex {
      let before = line.index(before: start)
      used += DisplayWidth.of(String(line[before]), unicode: unicode)
      guard used <= columns else { break }
      start = before
    }
    return String(line[start...])
  }

  private var label: String {
    switch prompt.purpose {
    case .changeWord: "change \(state.reading.name(at: state.position)) to"
    case .typeOn: "add"
    case .find: "find"
    case .watch: watchLabel
    case .interfere(let item, let isFromStart): valueLabel(item, isFromStart: isFromStart)
    case .compare: "compare with"
    case .order: "order the units by"
    case .sets: "condition, or a suite's file"
    case .surveyFile: "text file (nothing: this text)"
    case .talk: "speak at temperature"
    case .command: ":"
    }
  }

  private var watchLabel: String {
    guard !state.model.predictsWords else { return "watch (two words)" }
    return state.model.network.output.meaning == .choices
      ? "watch (two classes)" : "watch (an output)"
  }

  private func valueLabel(_ item: InterferenceMenu.Item, isFromStart: Bool) -> String {
    let cell = state.layerTrace.cell
    guard let quantity = item.quantity(in: cell) else { return "" }
    let word = state.reading.name(at: state.position)
    let first = "the \(state.readsBackward ? "last" : "first") \(state.noun)"
    if item == .setMemory {
      let symbol = quantity.symbol(in: cell)
      return "set \(symbol) of unit \(state.unit) at \(isFromStart ? first : word) to"
    }
    let place =
      state.readsBackward
      ? "from \(isFromStart ? first : word) back"
      : (isFromStart ? "from the start" : "from \(word) on")
    return "hold \(quantity.heading(in: cell)) of unit \(state.unit) \(place) at"
  }

  private func drawSuggestions(in rect: GridRect, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    // The window of suggestions begins a few before the chosen one.
    let first = max(0, (prompt.choice ?? 0) - 3)
    var column = rect.column
    for (index, word) in prompt.suggestions.enumerated().dropFirst(first) {
      let width = DisplayWidth.of(word)
      guard column + width <= rect.maxColumn else { break }
      canvas.draw(
        word, column: column, row: row,
        style: index == prompt.choice ? theme.accent : theme.muted)
      column += width + 2
    }
    if prompt.suggestions.isEmpty, !prompt.text.isEmpty {
      canvas.draw(emptyNote, in: rect.column..<rect.maxColumn, row: row, style: theme.muted)
    }
  }

  private var emptyNote: String {
    switch prompt.purpose {
    case .changeWord, .typeOn: "not in the vocabulary: it will be read as <unk>"
    case .compare: "Enter shows both sentences side by side"
    case .find: "no such word in the text"
    case .watch:
      state.model.predictsWords
        ? "no two words of the vocabulary begin like that" : "no outputs are called like that"
    case .interfere: ""
    case .order: "type one of " + UnitCriterion.allCases.map(\.rawValue).joined(separator: ", ")
    case .sets: "no such condition: read as a suite's file"
    case .surveyFile: ""
    case .talk: "0: the likeliest; k= of so many \(state.noun)s, p= of so much probability, seed="
    case .command: Int(prompt.text) == nil ? "no such command" : "go to word \(prompt.text)"
    }
  }
}
