import Language
import MemoryAnalysis
import RecurrentNets

/// A text as the network read it: immutable, made anew for every edit.
///
/// A short text is read whole; of a long one a window is read, see ``windows``. Positions count the
/// words of the text in both.
public struct Reading: Sendable {
  /// The words of the whole text, at positions `1...T`; of a series its time indices.
  public private(set) var tokens: TokenizedText

  /// The numbers that were read, if they were no words.
  public let series: PlottedSeries?

  /// Everything the network computed, with what is done to it.
  public private(set) var trace: Trace

  /// What it computes when nothing is done to it.
  public private(set) var baseline: Trace

  /// The order of the units of each layer, which interferences and other windows do not change.
  public private(set) var orders: [UnitOrder]

  /// The memory events of each layer; ``findEvents(_:)`` finds them.
  public internal(set) var events: [EventList] = []

  /// How often the gates of each layer are open and closed, with what is done.
  public private(set) var saturations: [Saturation]

  /// What reads other windows of the text; `nil` if it is read whole.
  private(set) var windows: ReadingWindows?

  /// Reads tokens.
  public init(_ tokens: some Sequence<Token>, by recorder: TraceRecorder) {
    self.init(TokenizedText(tokens), by: recorder, plan: nil)
  }

  /// Reads numbers.
  public init(_ series: PlottedSeries, by recorder: TraceRecorder) {
    let baseline = recorder.trace(of: .vectors(series.values), interventions: [])
    self.init(TokenizedText(series.tokens), baseline: baseline, series: series)
  }

  /// Reads a text whole, or the first words of one that is too long for that.
  ///
  /// - Parameters:
  ///   - tokens: The text, at least one word.
  ///   - recorder: What reads.
  ///   - plan: In what windows long texts are read; `nil` to read it whole.
  ///   - isBeginning: Whether more words will come, so that the text is long in any case.
  init(
    _ tokens: TokenizedText, by recorder: TraceRecorder, plan: WindowPlan?,
    isBeginning: Bool = false
  ) {
    guard let plan, isBeginning || tokens.count > plan.wholeLength else {
      self.init(tokens, baseline: recorder.trace(of: tokens.map(\.id)))
      return
    }
    let reader = WindowReader(tokens, by: recorder, plan)
    let window = plan.chunks(holding: 1...1, of: tokens.count)
    let first = try? reader.trace(of: window)
    self.init(tokens, baseline: first ?? recorder.trace(of: tokens.ids(0..<1)))
    windows = ReadingWindows(reader)
  }

  /// Reads a text whole with interferences, and reports each step.
  ///
  /// - Throws: `CancellationError` if it was told to stop.
  init(
    _ tokens: TokenizedText, by recorder: TraceRecorder, with interferences: [Interference],
    progress: WorkProgress
  ) throws(CancellationError) {
    let baseline = try recorder.trace(of: .tokens(tokens.map(\.id)), interventions: []) {
      (done, total) throws(CancellationError) in
      try progress.report(done, of: total)
    }
    self.init(tokens, baseline: baseline)
    trace = try recorder.trace(with: interferences, over: baseline, progress: progress)
    saturations = Self.saturations(of: trace)
  }

  private init(_ tokens: TokenizedText, baseline: Trace, series: PlottedSeries? = nil) {
    self.tokens = tokens
    self.series = series
    self.baseline = baseline
    trace = baseline
    saturations = Self.saturations(of: trace)
    orders = baseline.layers.map(UnitOrder.init)
  }

  /// A window of a text.
  init(
    _ tokens: TokenizedText, window: (baseline: Trace, trace: Trace), orders: [UnitOrder],
    _ windows: ReadingWindows
  ) {
    self.tokens = tokens
    series = nil
    self.windows = windows
    self.orders = orders
    (baseline, trace) = window
    saturations = Self.saturations(of: trace)
  }

  /// Reads the same text with other interferences and finds its events.
  ///
  /// - Throws: `CancellationError` if it was told to stop; then nothing is changed.
  mutating func interfere(
    with interferences: [Interference], by recorder: TraceRecorder,
    _ thresholds: [MemoryThresholds],
    progress: WorkProgress = WorkProgress()
  ) throws(CancellationError) {
    if var windows {
      windows.interfere(with: interferences, over: baseline)
      trace = try windows.trace(over: baseline, progress: progress)
      self.windows = windows
    } else {
      trace = try recorder.trace(with: interferences, over: baseline, progress: progress)
    }
    saturations = Self.saturations(of: trace)
    findEvents(thresholds)
  }

  private static func saturations(of trace: Trace) -> [Saturation] {
    trace.layers.map(Saturation.init(of:))
  }

  /// Finds the events of each layer; what counts as one may depend on the text that was read.
  mutating func findEvents(_ thresholds: [MemoryThresholds]) {
    events = zip(trace.layers, thresholds).map { EventList(of: $0, thresholds: $1) }
  }

  /// The same with the orders of another window.
  func ordered(like other: Reading) -> Reading {
    guard windows != nil, other.windows != nil else { return self }
    var reading = self
    reading.orders = other.orders
    return reading
  }

  /// Keeps the units in the order they have in another reading by a network of the same shape.
  mutating func keepOrders(of other: Reading) { orders = other.orders }

  /// Keeps the words of a reading of the same ones.
  ///
  /// They know the spellings of what was changed, and so how to take it back.
  mutating func keepText(of other: Reading) { tokens = other.tokens }

  /// Orders the units by the story of what is recorded now.
  mutating func orderUnits() { orders = baseline.layers.map(UnitOrder.init) }

  /// `T`, the number of words.
  public var count: Int { tokens.count }

  /// The word at a position `1...T`.
  public subscript(position: Int) -> Token { tokens[position - 1] }

  /// The positions that are recorded: those of the whole text, or of a window.
  public var positions: Range<Int> { trace.positions }

  /// Whether all of the text is recorded.
  public var isWhole: Bool { positions.count == count }
}
