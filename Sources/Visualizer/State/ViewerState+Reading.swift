import Language
import MemoryAnalysis
import RecurrentNets

extension ViewerState {
  /// How many multiplications are surely done within a frame.
  private static let costOfFrame = 20_000_000

  /// Whether reading so many words takes no longer than a frame.
  func readsWithinFrame(_ count: Int) -> Bool {
    count * recorder.network.stepCost <= Self.costOfFrame
  }

  /// Whether another text is being read for the screen.
  var isReadingText: Bool { pendingTokens != nil && pendingTokens?.id == work?.id }

  /// Why the text on the screen cannot be changed now, or `nil`.
  var readingRefusal: String? {
    isReadingText ? "the text is still being read; Esc stops that" : restRefusal
  }

  /// The words of the text once everything is read that was asked for.
  var wantedTokens: TokenizedText {
    guard let pendingTokens, isReadingText else { return reading.tokens }
    return pendingTokens.tokens
  }

  /// Reads another text in the place of this one.
  ///
  /// It is done at once, or beside the screen where that takes longer than a frame. Until it is
  /// read, and if it is given up, everything stays as it is.
  ///
  /// - Parameters:
  ///   - tokens: The other text, at least one word, made of this one by changes.
  ///   - place: The position that will be shown.
  ///   - isRemembered: Whether undo goes back to this one.
  ///   - then: What else changes with the text.
  mutating func read(
    _ tokens: TokenizedText, at place: Int, isRemembered: Bool = true,
    then: @escaping @Sendable (inout ViewerState) -> Void
  ) {
    // What was asked for and is still being read holds for the other text too.
    let interferences = wantedInterferences
    dropWorkAboutText()
    let (given, recorder, thresholds) = (reading, recorder, layerThresholds)
    let back = tokens.change(backTo: reading.tokens)
    // Texts that are compared are compared whole.
    let plan = compared == nil ? windowPlan : nil
    let shown = shownPositions(around: place)
    let compute: @Sendable (WorkProgress) throws -> Work.Outcome = { progress in
      var read = try given.changed(
        to: tokens, from: back.range.lowerBound + 1, showing: shown, with: interferences,
        by: recorder, plan: plan, progress: progress)
      read.findEvents(thresholds)
      let reading = read
      return { state in
        if isRemembered { state.remember(back) }
        state.interferences = interferences
        state.take(reading)
        then(&state)
      }
    }
    let title = "reading \(NumberText.count(tokens.count, "word"))"
    if readsWithinFrame(tokens.count) {
      Work(id: 0, title: title, isAboutText: true, compute: compute)
        .outcome(WorkProgress())(&self)
    } else {
      start(title, compute)
      pendingTokens = (workCount, tokens)
    }
  }

  /// Puts a text on the screen; the selected unit stays selected.
  private mutating func take(_ reading: Reading) {
    self.reading = reading.ordered(like: self.reading)
    position = min(position, reading.count)
    compared?.align(with: reading)
    effects = EffectsStudy()
    reorder()
  }
}
