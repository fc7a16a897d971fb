import CellGrid
import Language
import MemoryAnalysis
import RecurrentNets

extension ViewerState {
  /// How many words of a window are read at once, in chunks, rather than beside the screen.
  private static let chunksAtOnce = 3

  /// What of the text is recorded, if it is not all: "words 4,001–8,000".
  var windowNote: String? {
    guard !reading.isWhole else { return nil }
    let (first, last) = (reading.positions.lowerBound, reading.positions.upperBound - 1)
    return "words \(NumberText.grouped(first))–\(NumberText.grouped(last))"
  }

  /// What has to be recorded to show a word: it, and as many before as fit on the screen.
  func shownPositions(around position: Int) -> ClosedRange<Int> {
    let quantities = max(1, layerTrace.quantities.count)
    let narrowest = model.tokenizer.readsCharacters ? 1 : TokenColumns.minimumWidth
    let most = max(size.columns / narrowest, size.columns / quantities)
    return max(1, position - most)...position
  }

  /// Goes to a word: at once if it is recorded or near something that was read, else as soon as
  /// everything before it is read.
  ///
  /// - Parameters:
  ///   - wanted: A position `1...T`.
  ///   - then: What is done when it is reached.
  mutating func go(
    to wanted: Int, then: @escaping @Sendable (inout ViewerState) -> Void = { _ in }
  ) {
    guard !reading.positions.contains(wanted), let windows = reading.windows else {
      position = wanted
      then(&self)
      return
    }
    let window = windows.plan.chunks(holding: shownPositions(around: wanted), of: reading.count)
    let (given, thresholds) = (reading, layerThresholds)
    if reading.steps(to: window) <= Self.chunksAtOnce * windows.plan.chunkLength,
      let moved = try? given.moved(to: window, nil)
    {
      reading = moved
      position = wanted
      then(&self)
      return
    }
    start("reading on to word \(NumberText.grouped(wanted))") { progress in
      let moved = try given.moved(to: window, thresholds, progress: progress)
      return { state in
        state.reading = moved.ordered(like: state.reading)
        state.position = wanted
        then(&state)
      }
    }
  }

  /// Sees to it that the current word is recorded, wherever a key put it.
  ///
  /// - Parameter old: The position before the key.
  mutating func settle(from old: Int) {
    guard !reading.positions.contains(position) else { return }
    let wanted = position
    position = min(max(old, reading.positions.lowerBound), reading.positions.upperBound - 1)
    go(to: wanted)
  }
}

/// What is computed ahead of what is asked for.
enum AheadPurpose: Equatable {
  /// The rest of the text is split into words.
  case rest
  /// The window around the current word is read.
  case window(Range<Int>, version: Int)
}

extension ViewerState {
  /// Why the text cannot be changed before all of it is split into words, or `nil`.
  var restRefusal: String? {
    rest == nil ? nil : "the rest of the text is still being split into words"
  }

  /// Asks for what will be wanted next: the rest of the text, then the window around the word.
  mutating func wantAhead() {
    if let rest {
      guard aheadPurpose != .rest else { return }
      startAhead(.rest, "splitting the text into words", Self.split(rest, after: reading.tokens))
      return
    }
    guard let plan = reading.windows?.plan else { return setAhead(nil) }
    let full = plan.window(around: position, of: reading.count)
    let isSmall = reading.positions.count < full.count
    guard isSmall || plan.isNearEnd(of: reading.positions, position, of: reading.count) else {
      return setAhead(nil)
    }
    // What is being read ahead is not given up for a step.
    if case .window(let window, readingVersion) = aheadPurpose, window.contains(position),
      !plan.isNearEnd(of: window, position, of: reading.count)
    {
      return
    }
    let (given, thresholds, isFirst) = (reading, layerThresholds, ordersAreFirst)
    let version = readingVersion
    startAhead(.window(full, version: version), "reading ahead") { progress in
      var moved = try given.moved(to: full, thresholds, progress: progress)
      if isFirst { moved.orderUnits() }
      let reading = moved
      return { $0.take(ahead: reading, of: version) }
    }
  }

  private static func split(
    _ rest: TextRest, after beginning: TokenizedText
  ) -> @Sendable (WorkProgress) throws -> Work.Outcome {
    { progress in
      let (text, truncation, problem) = try rest.added(to: beginning, progress: progress)
      return { state in
        state.rest = nil
        state.truncation = truncation
        if let problem { state.message = problem }
        state.extend(to: text)
      }
    }
  }

  private mutating func extend(to text: TokenizedText) {
    if text.count > reading.count { reading = reading.extended(to: text) }
  }

  /// Takes in a window that was read ahead, unless something else was read meanwhile.
  private mutating func take(ahead reading: Reading, of version: Int) {
    guard version == readingVersion, reading.positions.contains(position) else { return }
    self.reading = reading
    guard ordersAreFirst else { return }
    ordersAreFirst = false
    // Who has chosen a unit keeps it; else it is the one with a story to tell after all.
    if unit == openingUnit { unit = story.largestLetGo?.unit ?? unit }
    openingUnit = nil
  }

  private mutating func startAhead(
    _ purpose: AheadPurpose, _ title: String,
    _ compute: @escaping @Sendable (WorkProgress) throws -> Work.Outcome
  ) {
    workCount += 1
    ahead = Work(id: workCount, title: title, isAboutText: true, compute: compute)
    aheadPurpose = purpose
  }

  private mutating func setAhead(_ work: Work?) {
    ahead = work
    if work == nil { aheadPurpose = nil }
  }

  /// Takes in the outcome of what was computed ahead.
  public mutating func finishAhead(_ id: Int, with outcome: Work.Outcome) {
    guard ahead?.id == id else { return }
    setAhead(nil)
    outcome(&self)
    keepUp()
  }
}
