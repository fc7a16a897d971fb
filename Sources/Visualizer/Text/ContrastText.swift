import MemoryAnalysis
import RecurrentNets

/// What the contrast view says in words.
enum ContrastText {
  /// How far back the caption looks beside the last word.
  private static let farPlace = 5

  /// The rows that are in neither set, and the suite: "62 rows of other words · agreement.tsv".
  static func leftOut(_ sets: ContrastSets, suite: String) -> String {
    var parts: [String] = []
    if sets.otherCount > 0 {
      parts.append(NumberText.count(sets.otherCount, "row") + " of other words left out")
    }
    if sets.unknownCount > 0 {
      parts.append(NumberText.count(sets.unknownCount, "row") + " with unknown words skipped")
    }
    if sets.surplusCount > 0 {
      parts.append(NumberText.count(sets.surplusCount, "more row") + " not read")
    }
    return (parts + [suite]).joined(separator: ", ")
  }

  /// Where one looks, with n of each set: "4 words before the last, n 133 and 67: unit 22 AUC 0.998".
  static func place(_ state: ViewerState, _ contrast: Contrast) -> String {
    let distance = state.contrast.distance
    let counts = contrast.counts(at: distance)
    let area = contrast.layers[state.layer].area(unit: state.unit, at: distance)
    return
      "\(position(distance, state.noun)), n \(counts.first) and \(counts.second): unit \(state.unit) AUC "
      + NumberText.fixed(area, decimals: 3)
  }

  /// A text of the first set, with the word it calls for.
  static func example(_ sets: ContrastSets) -> String {
    "as in “\(sets.first.example)” → “\(sets.first.word)”"
  }

  /// The caption: how well the selected unit tells the sets apart, here and earlier.
  static func caption(_ state: ViewerState) -> Caption {
    let unit = "unit \(state.unit)"
    guard let contrast = state.contrast.result else {
      return Caption(
        word: "two sets of texts", sentence: "are compared by what every unit holds",
        prediction: "the sets are the rows of one condition of a suite, split by the right word")
    }
    let layer = contrast.layers[state.layer]
    let sets = contrast.sets
    func pairs(_ distance: Int) -> String {
      let area = layer.area(unit: state.unit, at: distance)
      let share = max(area, 1 - area)
      return share == 1 ? "every pair" : NumberText.fixed(share * 100, decimals: 1) + " % of pairs"
    }
    let distance = state.contrast.distance
    let other = min(farPlace, contrast.distances.upperBound - 1)
    var sentence = "tells “\(sets.first.word)” from “\(sets.second.word)” in \(pairs(distance))"
    if distance > 0 {
      sentence += " \(position(distance, state.noun))"
    } else if other > 0 {
      let earlier = pairs(other).replacing(" of pairs", with: "")
      sentence += "; \(NumberText.count(other, state.noun)) earlier in \(earlier)"
    }
    let parts = LayerContrast.Side.allCases.map { side in
      let spread = layer.spread(of: layer.memory, unit: state.unit, in: side, at: distance)
      let word = side == .first ? sets.first.word : sets.second.word
      return
        "\(NumberText.signed(spread.mean)) ± \(NumberText.fixed(spread.deviation, decimals: 2))"
        + " before “\(word)”"
    }
    return Caption(
      word: unit, sentence: sentence,
      prediction:
        "\(layer.memory.symbol(in: state.layerTrace.cell)) \(position(distance, state.noun)): "
        + parts.joined(separator: ", "))
  }

  private static func position(_ distance: Int, _ noun: String) -> String {
    distance == 0
      ? "at the last \(noun)" : "\(NumberText.count(distance, noun)) before the last"
  }
}
