import CellGrid

/// The help: the keys from the command table, and what the screen shows.
enum HelpText {
  /// One line of the help.
  enum Line: Equatable {
    case heading(String)
    case key(String, String)
    case text(String)
  }

  /// All lines.
  static let lines: [Line] =
    Command.Group.allCases.flatMap { group -> [Line] in
      [.heading(group.rawValue)]
        + CommandTable.commands.filter { $0.group == group }.map {
          .key($0.keys.map(\.sign).joined(separator: "  "), $0.title)
        } + [.text("")]
    } + screenLines

  private static let screenLines: [Line] = [
    .heading("What you see"),
    .key("f", "forget gate, 0…1: the share of the old cell state that is kept"),
    .key("i", "input gate, 0…1: the share of the candidate that is written"),
    .key("C̃", "candidate, −1…1: what could be written"),
    .key("C", "cell state, the memory: C = f·C₋₁ + i·C̃"),
    .key("o", "output gate, 0…1: the share of the memory that is shown"),
    .key("h", "hidden state, −1…1: h = o·tanh(C), from which the next word is predicted"),
    .key("●", "something large is written: |i·C̃| is at least 30 % of the range of C"),
    .key("✕", "something held is let go: f is below 0.3 and |C₋₁| at least 25 % of the range"),
    .key("lost", "in the list of events: (1 − f)·C₋₁, what ✕ lost; “wrote” is i·C̃"),
    .key("A−B", "in view 8: what the first text's memory has more than the second's"),
    .key("≠ ·", "in view 8: the words differ; one of the texts has no word here"),
    .key("+ −", "at the left of a cell: the value is beyond the range that is drawn"),
    .key("__", "underlined: changed by the last edit"),
    .key("»", "interfered with: a word from which on, a unit, or a quantity that is held"),
    .key("‹ ›", "a word the model does not know, read as <unk>"),
    .text(""),
    .text("“Who wrote” takes C apart exactly: what was written while reading each word, and"),
    .text("what every forget gate since has left of it. What is written also depends on h,"),
    .text("and so on the words before. Units stand in the order of what they wrote times how"),
    .text("long they kept it in this text."),
    .text(""),
    .text("Log-odds are ln p(a) / p(b) of the two watched words, in nats. They are the sum of"),
    .text("h · (weight of a − weight of b) over the units of the top layer, and a bias."),
    .text("An interference puts a value in the place of what a unit computes; the network goes"),
    .text("on by itself from there. It shows what this network does then, not what one trained"),
    .text("without the unit would do. KL is how far the whole prediction moves, in nats."),
  ]

  /// How many lines fit a help panel on a screen of some rows.
  static func visibleLines(rows: Int) -> Int { max(1, rows - 4) }

  /// The last line the help can be scrolled to.
  static func lastFirstLine(rows: Int) -> Int { max(0, lines.count - visibleLines(rows: rows)) }
}
