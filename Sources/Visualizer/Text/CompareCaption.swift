import MemoryAnalysis
import RecurrentNets

/// What tells two texts apart at the current word, in one sentence, and what each expects next.
struct CompareCaption {
  private let state: ViewerState
  private let compared: ComparedText
  private let comparison: Comparison
  private let place: Int

  init(_ state: ViewerState, _ compared: ComparedText, _ comparison: Comparison) {
    self.state = state
    self.compared = compared
    self.comparison = comparison
    place = compared.alignment.place(ofA: state.position)
  }

  /// A difference that is worth a word: as large as what counts as held.
  private var threshold: Float { state.thresholds.held }

  var caption: Caption {
    Caption(word: word(place), sentence: sentence, prediction: prediction)
  }

  private var sentence: String {
    let alignment = compared.alignment
    guard let first = comparison.readFirstDifference else {
      return state.series == nil
        ? "is read in both: A and B are the same words; c compares with others"
        : "is read in both: A and B are the same numbers"
    }
    let isBackward = state.readsBackward
    guard isBackward ? place <= first : place >= first else {
      return "is read in both; they differ first at " + word(first)
    }
    guard let values = comparison.values(unit: state.unit, column: place) else {
      return "stands only in A"
    }
    let unit = "unit \(state.unit)"
    let sum = BalancedSum([values.a, -values.b])
    let numbers =
      NumberText.hundredths(sum.terms[0]) + " / " + NumberText.hundredths(-sum.terms[1])
    guard alignment.columns[place].isSame else {
      return "differs: \(unit) is at \(numbers)"
    }
    let between = isBackward ? place + 1..<first + 1 : first..<place
    let words = alignment.columns[between].count { $0.a != nil }
    let since =
      (words == 0 ? "" : NumberText.count(words, state.noun) + " ") + "after \(word(first))"
    return abs(values.difference) >= threshold
      ? "\(unit) tells A from B \(since): \(numbers)"
      : "\(unit) no longer tells A from B \(since): \(numbers)"
  }

  /// The words of a column: “cat” / “cats”, or the one there is.
  private func word(_ place: Int) -> String {
    let column = compared.alignment.columns[place]
    let inA = column.a.map { state.reading.name(at: $0) }
    let inB = column.b.map { compared.reading.name(at: $0) }
    guard let inA, let inB, !column.isSame, inA != inB else {
      return inA ?? inB.map { $0 + " in B" } ?? ""
    }
    return "\(inA) / \(inB)"
  }

  private var prediction: String {
    let read = compared.alignment.readOfB(through: place)
    guard !state.predictsValues else {
      return "in A " + ValuesText.list(state, state.reading.baseline.output(at: state.position))
        + "; in B " + ValuesText.list(state, compared.reading.baseline.output(at: read))
    }
    return state.outputs.comparison(
      state.reading.baseline, at: state.position, compared.reading.baseline, at: read)
  }
}
