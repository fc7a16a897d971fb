/// The views, by the number that opens them.
public enum ViewName: String, Sendable, CaseIterable {
  /// What the cell remembers: story units, one unit gate by gate, its ledger.
  case memory

  /// The heatmaps of everything the layer computes, as large as possible.
  case heatmaps

  /// The diagram of the cell, with what flows through it at this step.
  case cell

  /// Who wrote what is in every unit's memory.
  case ledger

  /// Two words that may come next, and which unit speaks for which.
  case words

  /// What an interference does, beside the same on every other unit.
  case effects

  /// Two sets of texts, and the units that tell them apart.
  case contrast

  /// Two sentences side by side.
  case compare

  /// How often the gates are open and closed.
  case saturation

  /// How far back what is said reaches, in this network and in its twins of other cells.
  case gradients

  /// The digit that opens the view; after 9 comes 0.
  public var number: Int { ((Self.allCases.firstIndex(of: self) ?? 0) + 1) % 10 }

  /// Whether it shows what happens at the current word, so that there is something to play.
  var isAboutStep: Bool { self != .contrast && self != .saturation }

  /// What it shows, for the help.
  var title: String {
    switch self {
    case .memory: "what the cell remembers"
    case .heatmaps: "heatmaps of all units"
    case .cell: "the diagram of the cell, step by step"
    case .ledger: "who wrote what is in every unit's memory"
    case .words: "two words, and which unit speaks for which"
    case .effects: "what an interference does, beside other units"
    case .contrast: "two sets of texts, and which unit tells them apart"
    case .compare: "two sentences side by side"
    case .saturation: "how often each gate is open and closed"
    case .gradients: "how far back the gradient reaches, and a step of it"
    }
  }
}
