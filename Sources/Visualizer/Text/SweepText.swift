import MemoryAnalysis

/// What the distance sweep says in words.
struct SweepText {
  let state: ViewerState
  let result: SweepStudy.Result

  private var isOwn: Bool { result.key.origin == .own }

  private var watched: WatchedWords { WatchedWords(result.material.templates[0].pair, in: state) }

  /// What the column of right answers is called: “right”, or the word that is still said.
  var rightTitle: String { isOwn ? "right" : "says so" }

  var plotHeading: String {
    "left of the gradient at \(subject), relative to the last word; log scale"
  }

  var barHeading: String {
    let rows = result.material.templates.count
    return isOwn
      ? "right verb, in so many of \(rows) sentences; half is chance"
      : "\(watched.first) is still likelier than \(watched.second)"
  }

  private var subject: String {
    isOwn ? "the subject" : "“\(words(of: result.material.templates[0].before.prefix(1)))”"
  }

  private func words(of ids: some Sequence<Int>) -> String {
    ids.map { state.model.vocabulary[$0] }.joined(separator: " ")
  }

  /// The first sentence with its gap: "she is busy [40 words: today here …] and → is : are".
  ///
  /// - Parameters:
  ///   - distance: The words in the gap.
  ///   - columns: How many columns there are.
  /// - Returns: One line.
  func sentence(at distance: Int, columns: Int) -> String {
    let template = result.material.templates[0]
    let shown = columns < 100 ? 2 : 6
    let filler = words(of: result.material.filler.prefix(shown))
    let rest = distance > min(shown, result.material.filler.count)
    let gap = "[\(NumberText.count(distance, "word")): \(filler)\(rest ? " …" : "")]"
    let more = result.material.templates.count - 1
    return [
      words(of: template.before), gap, words(of: template.after),
      "→ \(watched.first) : \(watched.second)",
    ].filter { !$0.isEmpty }.joined(separator: " ") + (more > 0 ? "; \(more) more sentences" : "")
  }

  /// What is seen at a distance, and what of all of them.
  func caption(at distance: Int) -> Caption {
    var kept = result.curves.compactMap { curve in
      curve.point(at: distance).map {
        (curve.cell.title, ScientificText.percent(SweepCurve.share($0)))
      }
    }
    let first = kept.isEmpty ? nil : kept.removeFirst()
    // The table says on a narrow screen of what.
    let whole = state.size.columns < 100 ? "" : " of its gradient"
    let sentence = first.map { first in
      (["\(first.0) keeps \(first.1)\(whole)"] + kept.map { "\($0.0) \($0.1)" })
        .joined(separator: ", ")
    }
    return Caption(
      word: "\(NumberText.count(distance, "word")) apart",
      sentence: (sentence ?? "is not read yet") + beyond(distance),
      prediction: rightAndTrained)
  }

  /// Whether a distance is beyond the training.
  private func beyond(_ distance: Int) -> String {
    guard let trained = result.trained else { return "" }
    guard distance > trained.most else { return "; as in training" }
    return distance > trained.longest ? "; never in training" : "; rare in training"
  }

  /// What each network gets right, and what they learnt from if there is room; the axis has it too.
  private var rightAndTrained: String {
    let both = "\(right); \(trained)"
    return both.count <= state.size.columns - 2 ? both : right
  }

  /// Up to which distance each network is right.
  private var right: String {
    let parts = result.curves.map { "\($0.cell.title) \(Self.range(of: $0.points))" }
    return (isOwn ? "right: " : "still says \(watched.first): ")
      + parts.joined(separator: ", ")
  }

  /// At which distances all answers are right.
  static func range(of points: [DistanceSweep.Point]) -> String {
    let isRight = points.map { $0.right == $0.rows }
    guard let wrong = isRight.firstIndex(of: false) else { return "always" }
    guard wrong == 0 else { return "up to \(points[wrong - 1].distance)" }
    guard let right = isRight.firstIndex(of: true) else { return "never" }
    guard isRight[right...].contains(false) else { return "from \(points[right].distance) on" }
    let count = isRight.count { $0 }
    return "at \(NumberText.percent(Float(count) / Float(points.count))) of distances"
  }

  private var trained: String {
    guard let trained = result.trained else {
      return "trained range unknown"
    }
    return "trained up to \(trained.most) (99 of 100)"
  }
}
