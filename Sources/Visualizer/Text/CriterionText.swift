import MemoryAnalysis

/// What the screen says of an order of the units.
enum CriterionText {
  /// What the units stand by, with the word whose values they are: "by share at “I”".
  static func basis(_ ranking: UnitRanking, in state: ViewerState) -> String {
    let name = "by \(ranking.criterion.rawValue)"
    guard let position = ranking.position, position >= 1, position <= state.reading.count
    else { return name }
    return "\(name) at \(state.reading.name(at: position))"
  }

  /// The basis in the longest form that fits, empty if none does or if it is the story.
  static func basis(of state: ViewerState, columns: Int) -> String {
    let ranking = state.order
    guard ranking.criterion != .story else { return "" }
    return [basis(ranking, in: state), "by \(ranking.criterion.rawValue)"]
      .first { $0.count <= columns } ?? ""
  }

  /// Where a unit stands and its value: "1st of 24 by retention, 0.93"; empty for the story.
  static func place(of unit: Int, in ranking: UnitRanking) -> String {
    switch ranking.criterion {
    case .story: ""
    case .number: ranking.place(of: unit)
    default:
      ranking.place(of: unit) + ", " + value(ranking.values[unit], of: ranking.criterion)
    }
  }

  /// A unit's value as it is printed.
  static func value(_ value: Float, of criterion: UnitCriterion) -> String {
    switch criterion {
    case .story, .retention: NumberText.fixed(value, decimals: 2)
    case .number: NumberText.fixed(value, decimals: 0)
    case .saturation: NumberText.percent(value)
    case .share, .effect: NumberText.signed(value)
    case .contrast: "AUC " + NumberText.fixed(value, decimals: 3)
    }
  }

  /// What was just done, in a sentence.
  static func announcement(_ ranking: UnitRanking, in state: ViewerState) -> String {
    let explanation: String
    switch ranking.criterion {
    case .story: explanation = "what each wrote times how long it kept it"
    case .number: return "units by number; o: next order, O: choose"
    case .retention:
      explanation =
        "mean \(state.layerTrace.cell == .gru ? "update" : "forget") gate over "
        + (state.windowNote ?? "this text")
    case .saturation:
      explanation =
        "how often \(state.layerTrace.cell == .gru ? "z and r" : "f, i and o") are > 0.9 or < 0.1"
    case .share: explanation = "who speaks for " + words(ranking, state)
    case .effect:
      explanation = words(ranking, state) + " when silenced"
    case .contrast: explanation = sets(state) + " by " + state.layerTrace.cell.carriedSymbol
    }
    // The first need not be on the screen: the selected unit stays, wherever it now stands.
    let first = ranking.units.first.map { unit in
      ranking.criterion == .story
        ? ", first \(unit)"
        : ", first \(unit) (\(value(ranking.values[unit], of: ranking.criterion)))"
    }
    return "units \(basis(ranking, in: state))\(first ?? ""): \(explanation)"
  }

  private static func words(_ ranking: UnitRanking, _ state: ViewerState) -> String {
    guard let pair = ranking.position.flatMap({ state.watchedPair(at: $0) }) else {
      return "two words"
    }
    let words = WatchedWords(pair, in: state)
    return "“\(words.first)” against “\(words.second)”"
  }

  private static func sets(_ state: ViewerState) -> String {
    guard let sets = state.contrast.result?.sets else { return "two sets apart" }
    return "“\(sets.first.word)” from “\(sets.second.word)”"
  }
}
