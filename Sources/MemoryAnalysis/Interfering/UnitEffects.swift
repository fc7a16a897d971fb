import RecurrentNets

/// The same interference on every single unit of a layer, each on its own.
///
/// One picture of one unit fools: that the prediction changes says little until
/// one knows what the same does to the other units. All of them are computed
/// by the network itself, nothing is approximated.
public struct UnitEffects: Sendable {
  /// What is done to each unit; its own unit has no meaning here.
  public let interference: Interference

  /// The positions whose effects are known.
  public let positions: ClosedRange<Int>

  private let baseline: Trace

  /// For each unit what the output layer reads at ``positions``, `(positions, D · P)`.
  private let readouts: [Matrix]

  /// The most values that are kept; with more only one position is.
  private static let largestRecord = 16 << 20

  /// The positions that come with a wanted one: those from the first change on, or in a text
  /// and a network too large to keep them all, that one alone.
  public static func positions(
    of interference: Interference, over baseline: Trace, at position: Int
  ) -> ClosedRange<Int> {
    let last = baseline.positions.upperBound - 1
    // What reads backward changes what is said of the words before, too.
    let readsBackward = baseline.layers.contains { $0.direction == .backward }
    let start =
      readsBackward ? baseline.firstPosition : min(interference.start, position)
    let unitCount = baseline.layers[interference.layer].hiddenSize
    let values = unitCount * (last + 1 - start) * baseline.output.inputSize
    return values <= largestRecord ? start...last : position...position
  }

  /// Reads the text once for each unit of the interference's layer.
  ///
  /// - Parameters:
  ///   - interference: What is done to each unit in turn.
  ///   - baseline: The text as read without it.
  ///   - position: A position `1...T` whose effects are wanted; in most texts all others come with it.
  ///   - recorder: What reads.
  ///   - other: The text whose means units are held at; `nil` for the same text.
  ///   - progress: Where to report each unit.
  /// - Throws: `CancellationError` if it was told to stop.
  public init(
    of interference: Interference, over baseline: Trace, at position: Int,
    by recorder: TraceRecorder, meansOf other: Trace? = nil,
    progress: WorkProgress = WorkProgress()
  ) throws(CancellationError) {
    let unitCount = baseline.layers[interference.layer].hiddenSize
    let positions = Self.positions(of: interference, over: baseline, at: position)
    // What comes after the last position that is wanted need not be read.
    let last = recorder.network.readsBackward ? nil : positions.upperBound
    var readouts: [Matrix] = []
    readouts.reserveCapacity(unitCount)
    for unit in 0..<unitCount {
      try progress.report(unit, of: unitCount)
      let interventions = interference.with(unit: unit).interventions(
        over: baseline, meansOf: other)
      let trace = recorder.trace(
        again: baseline, through: last, interventions: interventions)
      let elements = positions.flatMap { trace.readout(at: $0) }
      readouts.append(
        Matrix(
          rows: positions.count, columns: elements.count / positions.count, elements: elements))
    }
    self.interference = interference
    self.positions = positions
    self.baseline = baseline
    self.readouts = readouts
  }

  /// How many units there are.
  public var unitCount: Int { readouts.count }

  /// What the interference with each unit does to the prediction after one of ``positions``.
  ///
  /// - Parameters:
  ///   - pair: The watched words.
  ///   - position: One of ``positions``.
  /// - Returns: One effect for each unit, in the order of the units.
  public func effects(on pair: WordPair, at position: Int) -> [Effect] {
    precondition(positions.contains(position), "only some positions were read")
    let before = baseline.logits(at: position)
    return readouts.map { states in
      let after = baseline.output.logits(of: states.row(position - positions.lowerBound))
      return Effect(
        on: pair, before: before, after: after, meaning: baseline.output.meaning)
    }
  }
}
