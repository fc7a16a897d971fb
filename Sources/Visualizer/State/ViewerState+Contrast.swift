import Language
import MemoryAnalysis
import ModelFiles

extension ViewerState {
  /// Names the suite whose conditions are compared, in the place of the built-in one.
  ///
  /// - Parameters:
  ///   - suite: The rows.
  ///   - name: The file's name, for the screen.
  public mutating func use(_ suite: AgreementSuite, named name: String) {
    contrast = ContrastChoice(suite: suite, suiteName: name)
    if view == .contrast, series == nil { startContrast() }
  }

  /// Asks for what the view that is shown needs and does not have.
  mutating func prepareView() {
    // Sets of texts are of words.
    guard series == nil else { return }
    if view == .contrast, contrast.result == nil, work == nil { startContrast() }
  }

  /// The conditions that can be chosen.
  var contrastConditions: [String] { contrast.suite?.conditions ?? [] }

  /// Sees to it that there is a suite to choose from.
  mutating func loadSuite() {
    guard contrast.suite == nil, let suite = try? BuiltInSuite.load() else { return }
    contrast.suite = suite
    contrast.suiteName = BuiltInSuite.name
  }

  /// Chooses a condition of the suite, or the file of another suite.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func chooseSets(_ answer: String) -> String? {
    let conditions = contrastConditions
    guard !answer.isEmpty else { return "type a condition, or the file of a suite" }
    let matches = conditions.filter { $0.hasPrefix(answer) }
    if let condition = conditions.first(where: { $0 == answer })
      ?? (matches.count == 1 ? matches[0] : nil)
    {
      startContrast(of: condition)
      return nil
    }
    guard answer != "-" else { return "standard input is the keyboard here; name a file" }
    guard answer.contains("/") || answer.contains(".") else {
      return matches.isEmpty
        ? ContrastError.unknownCondition(answer, known: conditions).description
        : "which one: " + matches.joined(separator: ", ")
    }
    startContrast(inFile: answer)
    return nil
  }

  /// Goes some words closer to the last word of the sets, or back from it.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func moveDistance(to distance: Int) -> String? {
    if let refusal = refusalOfNumbers("there are no sets of texts; 1 shows the series") {
      return refusal
    }
    guard let contrast = contrast.result else {
      return work.map { "\($0.title): not done yet" }
        ?? "nothing is compared yet; s chooses two sets"
    }
    guard distance >= 0 else { return "this is the probed word, the last of every text" }
    guard contrast.distances.contains(distance) else {
      return "fewer than \(ContrastSets.fewestTexts) texts of a set reach farther back"
    }
    self.contrast.distance = distance
    return nil
  }

  /// Goes as far back from the last word as enough texts reach.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func moveToFarthest() -> String? {
    moveDistance(to: max(0, (contrast.result?.distances.count ?? 0) - 1))
  }

  /// Compares two sets beside the screen.
  ///
  /// - Parameters:
  ///   - condition: The condition; `nil` for the first that gives two sets.
  ///   - path: The file of another suite, if it is to be read.
  ///   - then: What else to do when it is done.
  mutating func startContrast(
    of condition: String? = nil, inFile path: String? = nil,
    then: @escaping @Sendable (inout ViewerState) -> Void = { _ in }
  ) {
    let (given, recorder, tokenizer) = (contrast, recorder, tokenizer)
    start(
      condition.map { "comparing the sets of “\($0)”" } ?? "comparing two sets", isAboutText: false
    ) {
      progress in
      var choice = given
      if let path {
        choice.suite = try SuiteFile.load(path)
        choice.suiteName = path.lastPathPart
      } else if choice.suite == nil {
        choice.suite = try BuiltInSuite.load()
        choice.suiteName = BuiltInSuite.name
      }
      let suite = choice.suite ?? AgreementSuite(rows: [])
      guard
        let condition = condition
          ?? ContrastSets.openingCondition(of: suite, tokenizer: tokenizer)
      else { throw ContrastError.noCondition(suite: choice.suiteName) }
      let sets = try ContrastSets(of: condition, in: suite, tokenizer: tokenizer)
      choice.result = try Contrast(of: sets, by: recorder, progress: progress)
      choice.distance = 0
      let done = choice
      return { state in
        state.contrast = done
        if state.ordering.ranking?.criterion == .contrast {
          state.ordering.ranking = done.result?.layers[state.layer].ranking
        }
        then(&state)
      }
    }
  }
}
