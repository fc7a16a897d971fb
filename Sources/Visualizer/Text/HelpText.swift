import CellGrid
import MemoryAnalysis
import RecurrentNets

/// The help: the keys from the command table, and what the screen shows.
enum HelpText {
  /// One line of the help.
  enum Line: Equatable {
    case heading(String)
    case key(String, String)
    case text(String)
  }

  /// All lines, of an LSTM.
  static let lines = lines(of: .lstm)

  /// All lines for a kind of cell.
  static func lines(of cell: CellKind) -> [Line] {
    Command.Group.allCases.flatMap { group -> [Line] in
      [.heading(group.rawValue)]
        + CommandTable.commands.filter { $0.group == group }.map {
          .key($0.keys.map(\.sign).joined(separator: "  "), title(of: $0, in: cell))
        } + [.text("")]
    } + [.heading("What you see")] + quantityLines(of: cell)
      + screenLines
      .map { adapted($0, to: cell) }
  }

  private static func title(of command: Command, in cell: CellKind) -> String {
    guard command.name == "focus-next", cell == .gru else { return command.title }
    return "choose the next quantity: z, r, n, h"
  }

  /// The letters of a GRU in the place of those of an LSTM.
  private static func adapted(_ line: Line, to cell: CellKind) -> Line {
    guard cell == .gru else { return line }
    func text(_ text: String) -> String {
      lettersOfGRU.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
    switch line {
    case .heading: return line
    case .key(let key, let title): return .key(key, text(title))
    case .text(let words): return .text(text(words))
    }
  }

  private static let lettersOfGRU = [
    ("|i·C̃| times every forget gate", "|(1−z)·n| times every update gate"),
    ("times every forget gate", "times every update gate"),
    ("what every forget gate", "what every update gate"),
    ("|i·C̃| ≥ 30 % of the range of C", "|(1−z)·n| ≥ 30 % of the range of h"),
    ("f < 0.3, |C₋₁| ≥ 25 %", "z < 0.3, |h₋₁| ≥ 25 %"),
    ("(1 − f)·C₋₁; “wrote” is i·C̃", "(1 − z)·h₋₁; “wrote” is (1−z)·n"),
    ("The rows add up to C", "The rows add up to h"), ("puts into C counts", "puts into h counts"),
    ("takes C apart", "takes h apart"), ("in which C is larger", "in which h is larger"),
  ]

  /// What the quantities of a cell are.
  private static func quantityLines(of cell: CellKind) -> [Line] {
    switch cell {
    case .lstm: return quantitiesOfLSTM
    case .gru:
      return [
        .key("z", "update gate, 0…1: the share of the old h that is kept"),
        .key("r", "reset gate, 0…1: the share of the old h that the candidate looks at"),
        .key("n", "candidate, −1…1: what could be written"),
        .key("h", "hidden state, the memory: h = (1−z)·n + z·h₋₁; predicts"),
      ]
    case .rnn:
      return [.key("h", "hidden state: h = tanh(W x + U h₋₁ + b), made anew at every word")]
    }
  }

  private static let quantitiesOfLSTM: [Line] = [
    .key("f", "forget gate, 0…1: the share of the old C that is kept"),
    .key("i", "input gate, 0…1: the share of C̃ that is written"),
    .key("C̃", "candidate, −1…1: what could be written"),
    .key("C", "cell state, the memory: C = f·C₋₁ + i·C̃"),
    .key("o", "output gate, 0…1: the share of the memory that is shown"),
    .key("h", "hidden state, −1…1: h = o·tanh(C); predicts the next word"),
  ]

  private static let screenLines: [Line] = [
    .key("●", "writes something large: |i·C̃| ≥ 30 % of the range of C"),
    .key("✕", "lets go of something: f < 0.3, |C₋₁| ≥ 25 % of the range"),
    .key("lost", "in the list of events: (1 − f)·C₋₁; “wrote” is i·C̃"),
    .key("A−B", "in view 8: what A's memory has more than B's"),
    .key("≠ ·", "in view 8: the words differ; one text has no word here"),
    .key("+ −", "at the left of a cell: beyond the range that is drawn"),
    .key("__", "underlined: changed by the last edit"),
    .key("»", "interfered with: from this word on, this unit or quantity"),
    .key("‹ ›", "a word the model does not know, read as <unk>"),
    .key("σ  tanh", "in the diagram: of a sum a gate, 0…1, or a value, −1…1"),
    .key("⊗  ⊕", "in the diagram: multiplied, or added, unit by unit"),
    .key("▲", "in the diagram: the selected unit and its value"),
    .key("━  ─", "in the diagram: thick is what the phase computes"),
    .text(""),
    .text("The diagram (3): W·x is what the word says to a gate, U·h₋₁ what was read"),
    .text("before says, b what holds whatever is read. Each gate has a W, a U and a b"),
    .text("of its own. What a phase has nothing to do with is pale, what is not yet"),
    .text("computed is empty."),
    .text(""),
    .text("The ledger (4): each row is a word, each column a unit: what was written"),
    .text("while reading the word, times every forget gate since. What is written"),
    .text("also depends on h, and so on the words before. The rows add up to C"),
    .text("exactly; words further back than \(Ledger.reach) are one row. What an interference"),
    .text("puts into C counts as written there."),
    .text(""),
    .text("Tint (m): how much is left of what was written while reading each word,"),
    .text("|i·C̃| times every forget gate since: in the selected unit, in all units,"),
    .text("or in all units by how far each tells the watched words apart. Its scale"),
    .text("is the most that any word ever has in this text, so a word that is let go"),
    .text("of loses its tint. The current word has its at its end."),
    .text(""),
    .text("“Who wrote” takes C apart exactly: what was written while reading each"),
    .text("word, and what every forget gate since has left of it. What is written"),
    .text("also depends on h, and so on the words before. Units stand in the order of"),
    .text("what they wrote times how long they kept it in this text, until o orders"),
    .text("them by something else: by what is there when it is pressed. That order"),
    .text("stays while you step."),
    .text(""),
    .text("Log-odds are ln p(a) / p(b) of the two watched words, in nats. They are"),
    .text("the sum of h · (weight of a − weight of b) over the units of the top"),
    .text("layer, and a bias. An interference puts a value in the place of what a"),
    .text("unit computes; the network goes on by itself from there. It shows what"),
    .text("this network does then, not what one trained without the unit would do. KL"),
    .text("is how far the whole prediction moves, in nats."),
    .text(""),
    .text("View 7 splits the rows of one condition of a suite by the right word and"),
    .text("aligns the texts at their last word. AUC is the share of pairs, one text"),
    .text("of each set, in which C is larger in the first set (●): 1 or 0 tells the"),
    .text("sets apart, 0.5 does not. Lines are means, bands one standard deviation; ←"),
    .text("and → look at words before the last."),
    .text(""),
    .text("The sweep (0 s) puts more and more words between a subject and its verb:"),
    .text("how much of the gradient is left at the subject, on a log scale, and how"),
    .text("often the verb is right, in this network and in its twins of other cells."),
    .text("← and → step the distance. A model that lacks the sweep's words sweeps the"),
    .text("text: from the word that counts most to the current one."),
    .text(""),
    .text("View 9 counts the steps at which a gate is above 0.9 (open) and below 0.1."),
  ]

  /// How many lines fit a help panel on a screen of some rows.
  static func visibleLines(rows: Int) -> Int { max(1, rows - 4) }

  /// The last line the help can be scrolled to.
  static func lastFirstLine(rows: Int, cell: CellKind = .lstm) -> Int {
    max(0, lines(of: cell).count - visibleLines(rows: rows))
  }
}
