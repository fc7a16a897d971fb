import Language
import MemoryAnalysis
import RecurrentNets

/// A text as the network read it: immutable, made anew for every edit.
public struct Reading: Sendable {
  /// The words, at positions `1...T`; of a series its time indices.
  public let tokens: [Token]

  /// The numbers that were read, if they were no words.
  public let series: PlottedSeries?

  /// Everything the network computed, with what is done to it.
  public private(set) var trace: Trace

  /// What it computes when nothing is done to it.
  public let baseline: Trace

  /// The order of the units of each layer, which interferences do not change.
  public let orders: [UnitOrder]

  /// The memory events of each layer; ``findEvents(_:)`` finds them.
  public private(set) var events: [EventList] = []

  /// How often the gates of each layer are open and closed, with what is done.
  public private(set) var saturations: [Saturation]

  /// Reads tokens.
  public init(_ tokens: [Token], by recorder: TraceRecorder) {
    self.init(tokens, baseline: recorder.trace(of: tokens.map(\.id)))
  }

  /// Reads numbers.
  public init(_ series: PlottedSeries, by recorder: TraceRecorder) {
    let baseline = recorder.trace(of: .vectors(series.values), interventions: [])
    self.init(series.tokens, baseline: baseline, series: series)
  }

  /// Reads tokens with interferences, and reports each step.
  ///
  /// - Throws: `CancellationError` if it was told to stop.
  init(
    _ tokens: [Token], by recorder: TraceRecorder, with interferences: [Interference],
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

  private init(_ tokens: [Token], baseline: Trace, series: PlottedSeries? = nil) {
    self.tokens = tokens
    self.series = series
    self.baseline = baseline
    trace = baseline
    saturations = Self.saturations(of: trace)
    orders = baseline.layers.map(UnitOrder.init)
  }

  /// Reads the same text with other interferences and finds its events.
  ///
  /// - Throws: `CancellationError` if it was told to stop; then nothing is changed.
  mutating func interfere(
    with interferences: [Interference], by recorder: TraceRecorder,
    _ thresholds: [MemoryThresholds],
    progress: WorkProgress = WorkProgress()
  ) throws(CancellationError) {
    trace = try recorder.trace(with: interferences, over: baseline, progress: progress)
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

  /// `T`, the number of words.
  public var count: Int { tokens.count }

  /// The word at a position `1...T`.
  public subscript(position: Int) -> Token { tokens[position - 1] }
}
