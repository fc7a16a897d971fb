import Language
import MemoryAnalysis
import RecurrentNets

/// What reads the windows of a long text, by itself and with what is done to the network.
struct ReadingWindows: Sendable {
  /// Reads as the network does by itself.
  private(set) var plain: WindowReader

  /// Reads with the interferences, if there are any.
  private(set) var interfered: WindowReader?

  /// What the interferences put in the place of computed values: means are taken once, in the
  /// window in which somebody asks for them.
  private var held: [Interference: [Intervention]] = [:]

  /// What is done to the network, the latest last.
  private var list: [Interference] = []

  /// The first position at which anything is done.
  private var first = Int.max

  init(_ reader: WindowReader) { plain = reader }

  /// In what windows.
  var plan: WindowPlan { plain.plan }

  /// Whatever reads what is on the screen.
  var current: WindowReader { interfered ?? plain }

  /// Does other things to the network.
  mutating func interfere(with interferences: [Interference], over baseline: Trace) {
    guard interferences != list else { return }
    list = interferences
    let known = held
    held = [:]
    for interference in interferences {
      held[interference] =
        known[interference] ?? interference.endlessInterventions(meansOver: baseline)
    }
    let interventions = interferences.flatMap { held[$0] ?? [] }
    first = interventions.map(\.positions.lowerBound).min() ?? .max
    interfered = interventions.isEmpty ? nil : plain.reading(with: interventions)
  }

  /// Reads another text that is the same before a position.
  mutating func change(to text: TokenizedText, from position: Int) {
    plain = plain.reading(text, changedFrom: position)
    interfered = interfered?.reading(text, changedFrom: position)
  }

  /// How many words have to be read to know a window, with and without interference.
  func steps(to window: Range<Int>, knowing known: Reading, through last: Int = .max) -> Int {
    plain.steps(to: window, knowing: .init(known.baseline, through: last))
      + (interfered?.steps(to: window, knowing: .init(known.trace, through: last)) ?? 0)
  }

  /// Reads a window with what is done to the network.
  func trace(over baseline: Trace, progress: WorkProgress) throws(CancellationError) -> Trace {
    guard let interfered else { return baseline }
    return try interfered.trace(
      of: baseline.positions, knowing: .init(baseline, through: first - 1), progress: progress)
  }

  /// Reads a window by itself and with what is done.
  func read(
    _ window: Range<Int>, knowing known: Reading, through last: Int = .max, progress: WorkProgress
  ) throws(CancellationError) -> (baseline: Trace, trace: Trace) {
    let baseline = try plain.trace(
      of: window, knowing: .init(known.baseline, through: last), progress: progress)
    guard let interfered else { return (baseline, baseline) }
    return (
      baseline,
      try interfered.trace(
        of: window, knowing: .init(known.trace, through: last), progress: progress)
    )
  }
}

extension Reading {
  /// Another text, made of this one by a change, with a window at a word of it.
  ///
  /// - Parameters:
  ///   - tokens: The other text.
  ///   - place: The first position at which it differs.
  ///   - positions: What has to be recorded of a text that is not read whole.
  ///   - interferences: What is done to the network.
  ///   - recorder: What reads.
  ///   - plan: In what windows; `nil` to read the text whole.
  ///   - progress: Where to report the steps.
  /// - Returns: The text, without its events.
  /// - Throws: `CancellationError` if it was told to stop.
  func changed(
    to tokens: TokenizedText, from place: Int, showing positions: ClosedRange<Int>,
    with interferences: [Interference], by recorder: TraceRecorder, plan: WindowPlan?,
    progress: WorkProgress
  ) throws(CancellationError) -> Reading {
    guard let plan, tokens.count > plan.wholeLength else {
      return try Reading(tokens, by: recorder, with: interferences, progress: progress)
    }
    var changed = windows ?? ReadingWindows(WindowReader(tokens, by: recorder, plan))
    // What was read whole has the same numbers up to rounding only.
    let known = windows == nil ? 0 : place - 1
    if windows != nil { changed.change(to: tokens, from: place) }
    changed.interfere(with: interferences, over: baseline)
    let window = plan.chunks(holding: positions, of: tokens.count)
    return Reading(
      tokens,
      window: try changed.read(window, knowing: self, through: known, progress: progress),
      orders: orders, changed)
  }

  /// How many words have to be read for a window of this text.
  func steps(to window: Range<Int>) -> Int {
    windows?.steps(to: window, knowing: self) ?? 0
  }

  /// The same text with another window.
  ///
  /// - Parameters:
  ///   - window: Positions that begin and end with a chunk.
  ///   - thresholds: What counts as an event; `nil` to leave events for later.
  ///   - progress: Where to report the steps.
  /// - Returns: The text with that window.
  /// - Throws: `CancellationError` if it was told to stop.
  func moved(
    to window: Range<Int>, _ thresholds: [MemoryThresholds]?,
    progress: WorkProgress = WorkProgress()
  ) throws(CancellationError) -> Reading {
    guard let windows else { return self }
    var reading = Reading(
      tokens, window: try windows.read(window, knowing: self, progress: progress),
      orders: orders, windows)
    if let thresholds { reading.findEvents(thresholds) }
    return reading
  }

  /// More of the same text: words at its end.
  func extended(to text: TokenizedText) -> Reading {
    guard var windows else { return self }
    windows.change(to: text, from: count + 1)
    var reading = Reading(text, window: (baseline, trace), orders: orders, windows)
    reading.events = events
    return reading
  }
}
