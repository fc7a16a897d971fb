extension ViewerState {
  /// Whether what is shown is the diagram of a cell whose step has phases.
  var hasPhases: Bool { view == .cell && !isEnlarged && layerTrace.cell == .lstm }

  /// Goes to the next phase, after the last to the first of the next word.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func advancePhase() -> String? {
    if let refusal = phaseRefusal { return refusal }
    guard let phase else {
      self.phase = .forget
      return nil
    }
    if let next = phase.next {
      self.phase = next
      return nil
    }
    guard position < reading.count else { return "this is the last phase of the last word" }
    position += 1
    self.phase = .forget
    return nil
  }

  /// Goes to the phase before, from the first to the last of the previous word.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func retreatPhase() -> String? {
    if let refusal = phaseRefusal { return refusal }
    guard let phase else {
      // The whole step is what one sees when all phases are over.
      self.phase = .output
      return nil
    }
    if let previous = phase.previous {
      self.phase = previous
      return nil
    }
    guard position > 1 else { return "this is the first phase of the first word" }
    position -= 1
    self.phase = .output
    return nil
  }

  private var phaseRefusal: String? {
    guard !hasPhases else { return nil }
    guard layerTrace.cell == .lstm else {
      return "the step of a plain RNN has one phase; → reads the next word"
    }
    return view == .cell
      ? "the phases are walked in the diagram; Esc goes back to it"
      : "the phases of a step are walked in the diagram of the cell; 3 shows it"
  }

  /// Whether there is nothing more to play.
  var isPlayedOut: Bool {
    position == reading.count && (!hasPhases || phase == nil || phase == .output)
  }

  /// One step of the playing: a phase where phases are shown, else a word.
  mutating func playOn() {
    if hasPhases {
      // From a whole step the playing goes on with the next word's first phase.
      if phase == nil, position > 1 { phase = .output }
      _ = advancePhase()
    } else if position < reading.count {
      position += 1
    }
    if isPlayedOut { playback.isPlaying = false }
  }
}
