import Language
import RecurrentNets

/// Reads any window of a long text, from states that it kept on its way there.
///
/// What was visited is read again from the last state before it; what was not takes reading
/// everything before, since a recurrence cannot jump.
public struct WindowReader: Sendable {
  /// What reads.
  public let recorder: TraceRecorder

  /// In what chunks and windows.
  public let plan: WindowPlan

  /// What is read at some positions.
  private let input: @Sendable (Range<Int>) -> NetworkInput

  /// `T`, the number of words.
  public let count: Int

  /// The values that are put in the place of computed ones.
  private let interventions: [Intervention]

  private let checkpoints: Checkpoints

  /// Reads a text in windows.
  ///
  /// - Parameters:
  ///   - text: The words.
  ///   - recorder: What reads; all layers must read forward.
  ///   - plan: In what windows.
  public init(_ text: TokenizedText, by recorder: TraceRecorder, _ plan: WindowPlan) {
    self.init(recorder, plan, Self.input(of: text), count: text.count)
  }

  /// Reads vectors in windows: one row `(I)` for each step.
  public init(_ rows: Matrix, by recorder: TraceRecorder, _ plan: WindowPlan) {
    let all = NetworkInput.vectors(rows)
    self.init(
      recorder, plan, { all.stretch($0.lowerBound - 1..<$0.upperBound - 1) }, count: rows.rows)
  }

  private init(
    _ recorder: TraceRecorder, _ plan: WindowPlan,
    _ input: @escaping @Sendable (Range<Int>) -> NetworkInput, count: Int,
    interventions: [Intervention] = [], checkpoints: Checkpoints? = nil
  ) {
    self.recorder = recorder
    self.plan = plan
    self.input = input
    self.count = count
    self.interventions = interventions
    self.checkpoints =
      checkpoints
      ?? Checkpoints(
        from: NetworkState(startOf: recorder.network), limit: plan.checkpointLimit)
  }

  private static func input(of text: TokenizedText) -> @Sendable (Range<Int>) -> NetworkInput {
    { .tokens(text.ids($0.lowerBound - 1..<$0.upperBound - 1)) }
  }

  // MARK: - Other texts

  /// Reads another text that is the same up to a position.
  ///
  /// - Parameters:
  ///   - text: The other text.
  ///   - position: The first position at which it differs, or a position before that.
  /// - Returns: A reader that knows what both have in common.
  public func reading(_ text: TokenizedText, changedFrom position: Int) -> WindowReader {
    WindowReader(
      recorder, plan, Self.input(of: text), count: text.count, interventions: interventions,
      checkpoints: checkpoints.prefix(through: chunk(of: position)))
  }

  /// Reads the same text as it is read without interventions, with some.
  ///
  /// - Parameter interventions: What is put in the place of computed values.
  /// - Returns: A reader that knows what is the same with them: all before the first.
  public func reading(with interventions: [Intervention]) -> WindowReader {
    let first = interventions.map(\.positions.lowerBound).min() ?? count + 1
    return WindowReader(
      recorder, plan, input, count: count, interventions: interventions,
      checkpoints: checkpoints.prefix(through: chunk(of: max(1, first))))
  }

  /// How many chunks end before a position.
  private func chunk(of position: Int) -> Int { (position - 1) / plan.chunkLength }

  // MARK: - Reading

  /// How many words have to be read to know a window.
  ///
  /// - Parameters:
  ///   - window: Positions that begin and end with a chunk.
  ///   - known: What need not be read again.
  /// - Returns: The number of words.
  public func steps(to window: Range<Int>, knowing known: Known? = nil) -> Int {
    var missing = chunks(of: window)
    while let first = missing.first, known?.covers(positions(ofChunk: first)) == true {
      missing.removeFirst()
    }
    guard let first = missing.first else { return 0 }
    let start =
      known?.covers(end: first * plan.chunkLength) == true
      ? first : checkpoints.nearest(before: first).chunk
    return window.upperBound - 1 - start * plan.chunkLength
  }

  /// Reads a window.
  ///
  /// - Parameters:
  ///   - window: Positions that begin and end with a chunk.
  ///   - known: What is taken over from another record.
  ///   - progress: Where to report the steps.
  /// - Returns: The record of the window.
  /// - Throws: `CancellationError` if it was told to stop.
  public func trace(
    of window: Range<Int>, knowing known: Known? = nil, progress: WorkProgress = WorkProgress()
  ) throws(CancellationError) -> Trace {
    var work = Progress(
      total: steps(to: window, knowing: known) * recorder.network.layers.count, report: progress)
    var state = try state(before: window.lowerBound, knowing: known, &work)
    var trace = Trace(
      blank: window, from: state, reading: input(window), by: recorder.network)
    for chunk in chunks(of: window) {
      let positions = positions(ofChunk: chunk)
      if let known, known.covers(positions) {
        trace.take(positions, from: known.trace)
        state = known.trace.state(at: positions.upperBound - 1)
      } else {
        let part = try read(chunk, from: state, &work)
        trace.take(positions, from: part)
        state = part.state(at: positions.upperBound - 1)
      }
    }
    return trace
  }

  /// Reads chunk after chunk, forward or backward, until something is found in one.
  ///
  /// - Parameters:
  ///   - position: A position in the first chunk.
  ///   - backward: Whether to go on to earlier chunks.
  ///   - progress: Where to report the words, of those there are in that direction.
  ///   - body: Called with the record of each chunk; what it returns ends the search.
  /// - Returns: What was found, or `nil`.
  /// - Throws: `CancellationError` if it was told to stop.
  public func first<Found>(
    from position: Int, backward: Bool = false, progress: WorkProgress,
    where body: (Trace) -> Found?
  ) throws(CancellationError) -> Found? {
    var silent = Progress(total: 0, report: WorkProgress())
    var chunk = chunk(of: position)
    let all = backward ? chunk + 1 : self.chunk(of: count) - chunk + 1
    var done = 0
    var state = try state(before: chunk * plan.chunkLength + 1, knowing: nil, &silent)
    while true {
      try progress.report(done, of: all)
      let part = try read(chunk, from: state, &silent)
      if let found = body(part) { return found }
      done += 1
      chunk += backward ? -1 : 1
      guard done < all else { return nil }
      state =
        backward
        ? try self.state(before: chunk * plan.chunkLength + 1, knowing: nil, &silent)
        : part.state(at: part.positions.upperBound - 1)
    }
  }

  private func read(
    _ chunk: Int, from state: NetworkState, _ work: inout Progress
  ) throws(CancellationError) -> Trace {
    let positions = positions(ofChunk: chunk)
    var done = work
    let trace = try recorder.trace(
      of: input(positions),
      interventions: interventions.filter { $0.positions.overlaps(ClosedRange(positions)) },
      from: state, at: positions.lowerBound
    ) { (step, total) throws(CancellationError) in
      try done.take(1)
    }
    work = done
    if positions.count == plan.chunkLength {
      checkpoints.keep(trace.state(at: positions.upperBound - 1), after: chunk + 1)
    }
    return trace
  }

  /// The state before a chunk's first word, from a record or from the last state that was kept.
  private func state(
    before position: Int, knowing known: Known?, _ work: inout Progress
  ) throws(CancellationError) -> NetworkState {
    if let known, known.covers(end: position - 1) {
      return known.trace.state(at: position - 1)
    }
    let wanted = chunk(of: position)
    var (chunk, state) = checkpoints.nearest(before: wanted)
    while chunk < wanted {
      let part = try read(chunk, from: state, &work)
      state = part.state(at: part.positions.upperBound - 1)
      chunk += 1
    }
    return state
  }

  private func chunks(of window: Range<Int>) -> Range<Int> {
    chunk(of: window.lowerBound)..<chunk(of: window.upperBound - 1) + 1
  }

  private func positions(ofChunk chunk: Int) -> Range<Int> {
    let start = chunk * plan.chunkLength
    return start + 1..<min(count, start + plan.chunkLength) + 1
  }

  /// How many steps of how many are done.
  private struct Progress {
    private var done = 0
    private let total: Int
    private let report: WorkProgress

    init(total: Int, report: WorkProgress) {
      self.total = total
      self.report = report
    }

    mutating func take(_ count: Int) throws(CancellationError) {
      done += count
      try report.report(min(done, total), of: total)
    }
  }
}

extension WindowReader {
  /// A record of a text that is the same, and read in the same way, up to some position.
  public struct Known: Sendable {
    let trace: Trace
    let last: Int

    /// Knows a record.
    ///
    /// - Parameters:
    ///   - trace: The record of a window.
    ///   - last: The last position at which it would be the same if it were made anew.
    public init(_ trace: Trace, through last: Int = .max) {
      self.trace = trace
      self.last = last
    }

    /// Whether there is a record of all these words.
    func covers(_ positions: Range<Int>) -> Bool {
      trace.positions.lowerBound <= positions.lowerBound
        && positions.upperBound <= trace.positions.upperBound && positions.upperBound - 1 <= last
    }

    /// Whether the state after a word is known.
    func covers(end position: Int) -> Bool {
      position <= last
        && (trace.positions.contains(position) || position == trace.positions.lowerBound - 1)
    }
  }
}
