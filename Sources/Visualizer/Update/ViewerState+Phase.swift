import RecurrentNets

extension ViewerState {
  /// The phases of a step of the layer that is shown.
  var phases: [CellPhase] { CellPhase.all(of: layerTrace.cell) }

  /// Whether what is shown is the diagram of a cell whose step has phases.
  var hasPhases: Bool { view == .cell && !isEnlarged && !phases.isEmpty }

  /// Goes to the next phase, after the last to the first of the word that is read next.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func advancePhase() -> String? {
    if let refusal = phaseRefusal { return refusal }
    guard let phase else {
      self.phase = phases.first
      return nil
    }
    if let next = phase.next {
      self.phase = next
      return nil
    }
    guard let nextRead else {
      return
        "this is the last phase of the \(readsBackward ? "first word, read last" : "last word")"
    }
    position = nextRead
    self.phase = phases.first
    return nil
  }

  /// Goes to the phase before, from the first to the last of the word that was read before.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func retreatPhase() -> String? {
    if let refusal = phaseRefusal { return refusal }
    guard let phase else {
      // The whole step is what one sees when all phases are over.
      self.phase = phases.last
      return nil
    }
    if let previous = phase.previous {
      self.phase = previous
      return nil
    }
    guard let previousRead else {
      return
        "this is the first phase of the \(readsBackward ? "last word, read first" : "first word")"
    }
    position = previousRead
    self.phase = phases.last
    return nil
  }

  private var phaseRefusal: String? {
    guard !hasPhases else { return nil }
    guard !phases.isEmpty else {
      return "the step of a plain RNN has one phase; → reads the next word"
    }
    return view == .cell
      ? "the phases are walked in the diagram; Esc goes back to it"
      : "the phases of a step are walked in the diagram of the cell; 3 shows it"
  }

  /// Whether there is nothing more to play.
  var isPlayedOut: Bool {
    position == lastRead && (!hasPhases || phase == nil || phase == phases.last)
  }

  /// One step of the playing, as the layer reads: a phase where phases are shown, else a word.
  mutating func playOn() {
    if hasPhases {
      // From a whole step the playing goes on with the next word's first phase.
      if phase == nil, position != firstRead { phase = phases.last }
      _ = advancePhase()
    } else if let nextRead {
      position = nextRead
    }
    if isPlayedOut { playback.isPlaying = false }
  }
}
