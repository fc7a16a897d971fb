import CellGrid
import MemoryAnalysis

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
    .key("σ  tanh", "in the diagram: what makes a gate, 0…1, or a signed value, −1…1, of a sum"),
    .key("⊗  ⊕", "in the diagram: two vectors multiplied, or added, unit by unit"),
    .key("▲", "in the diagram: the selected unit's place in a vector, and its value"),
    .key("━  ─", "in the diagram: thick lines are what the phase computes, thin ones the rest"),
    .text(""),
    .text("The diagram (3): W·x is what the word says to a gate, U·h₋₁ what was read before says,"),
    .text("b what holds whatever is read. Each gate has a W, a U and a b of its own. What a phase"),
    .text("has nothing to do with is pale, what is not yet computed is empty."),
    .text(""),
    .text("The ledger (4): each row is a word, each column a unit: what was written while reading"),
    .text("the word, times every forget gate since. What is written also depends on h, and so on"),
    .text(
      "the words before. The rows add up to C exactly; words further back than \(Ledger.reach)"),
    .text("are one row. What an interference puts into C counts as written there."),
    .text(""),
    .text("Tint (m): how much is left of what was written while reading each word, |i·C̃| times"),
    .text(
      "every forget gate since: in the selected unit, in all units, or in all units by how far"),
    .text(
      "each tells the watched words apart. Its scale is the most that any word ever has in this"),
    .text("text, so a word that is let go of loses its tint. The current word has its at its end."),
    .text(""),
    .text("“Who wrote” takes C apart exactly: what was written while reading each word, and"),
    .text("what every forget gate since has left of it. What is written also depends on h,"),
    .text("and so on the words before. Units stand in the order of what they wrote times how"),
    .text("long they kept it in this text, until o orders them by something else: by"),
    .text("what is there when it is pressed. That order stays while you step."),
    .text(""),
    .text("Log-odds are ln p(a) / p(b) of the two watched words, in nats. They are the sum of"),
    .text("h · (weight of a − weight of b) over the units of the top layer, and a bias."),
    .text("An interference puts a value in the place of what a unit computes; the network goes"),
    .text("on by itself from there. It shows what this network does then, not what one trained"),
    .text("without the unit would do. KL is how far the whole prediction moves, in nats."),
    .text(""),
    .text("View 7 splits the rows of one condition of a suite by the right word and"),
    .text("aligns the texts at their last word. AUC is the share of pairs, one text of"),
    .text("each set, in which C is larger in the first set (●): 1 or 0 tells the sets"),
    .text("apart, 0.5 does not. Lines are means, bands one standard deviation; ← and →"),
    .text("look at words before the last."),
    .text("View 9 counts the steps at which a gate is above 0.9 (open) and below 0.1."),
  ]

  /// How many lines fit a help panel on a screen of some rows.
  static func visibleLines(rows: Int) -> Int { max(1, rows - 4) }

  /// The last line the help can be scrolled to.
  static func lastFirstLine(rows: Int) -> Int { max(0, lines.count - visibleLines(rows: rows)) }
}
