import RecurrentNets

/// Something done to a unit, or to all units of a layer, while the network reads.
///
/// The network goes on by its own equations: what is replaced changes the next
/// step of every unit, since all of them read h. So an interference shows what
/// this network does without or with something, not what a network trained
/// without it would do.
public struct Interference: Sendable, Hashable {
  /// What is done.
  public enum Action: Sendable, Hashable {
    /// C and h are held at 0: the unit keeps nothing and says nothing.
    case silence
    /// C and h are held at their means over a text as read without interference.
    case holdAtMean
    /// A gate or the candidate is held at a value.
    case clamp(Quantity, Float)
    /// C, or a GRU's h, is set to a value at the first step alone; from there on the unit goes on by itself.
    case setCell(Float)
  }

  /// What is done.
  public var action: Action

  /// The layer, the lowest being 0.
  public var layer: Int

  /// The unit it is done to; `nil` for all units of the layer.
  public var unit: Int?

  /// The first position at which it is done, in the order the layer reads.
  public var start: Int

  /// What C may be set to: a cell moves it by 1 a step at most, and tanh C is 1 long before the end.
  public static let cellRange: ClosedRange<Float> = -1000...1000

  /// Creates an interference from a position on.
  public init(_ action: Action, layer: Int = 0, unit: Int?, from start: Int = 1) {
    self.action = action
    self.layer = layer
    self.unit = unit
    self.start = start
  }

  /// Where a layer's reading begins, whatever the text: what starts there is done at every word.
  ///
  /// - Parameter direction: Which way the layer reads.
  /// - Returns: A value for ``start``.
  public static func start(reading direction: Direction) -> Int {
    direction == .forward ? 1 : .max
  }

  /// The same interference with another unit.
  public func with(unit: Int?) -> Interference {
    var other = self
    other.unit = unit
    return other
  }

  /// Whether it means something in cells of a kind.
  public func isMeaningful(in cell: CellKind) -> Bool {
    switch action {
    case .silence, .holdAtMean: true
    case .clamp(let quantity, _): quantity != .hidden && cell.quantities.contains(quantity)
    case .setCell: cell.memory != nil
    }
  }

  /// The values to be put in the place of computed ones.
  ///
  /// - Parameters:
  ///   - baseline: The text as read without interference.
  ///   - other: The text whose means are taken; `nil` for the same text.
  /// - Returns: The interventions; none if the text ends before the first position.
  public func interventions(over baseline: Trace, meansOf other: Trace? = nil) -> [Intervention] {
    let trace = (other ?? baseline).layers[layer]
    let record = baseline.layers[layer]
    guard let positions = positions(in: record) else { return [] }
    let states =
      [trace.memory, trace.shown].compactMap { $0 }.reduce(into: [Quantity]()) {
        if !$0.contains($1) { $0.append($1) }
      }
    switch action {
    case .silence:
      return states.map { held($0, unit, positions, at: 0) }
    case .holdAtMean:
      let units = unit.map { [$0] } ?? Array(0..<trace.hiddenSize)
      return units.flatMap { unit in
        states.map { held($0, unit, positions, at: trace.mean(of: $0, unit: unit)) }
      }
    case .clamp(let quantity, let value):
      return [held(quantity, unit, positions, at: value)]
    case .setCell(let value):
      return [held(record.carried, unit, start...start, at: value)]
    }
  }

  /// The positions at which it is done, or `nil` if the text ends before.
  private func positions(in record: LayerTrace) -> ClosedRange<Int>? {
    let (first, last) = (record.positions.lowerBound, record.positions.upperBound - 1)
    switch record.direction {
    case .forward: return start <= last ? max(first, start)...last : nil
    case .backward: return start >= first ? first...min(last, start) : nil
    }
  }

  private func held(
    _ quantity: Quantity, _ unit: Int?, _ positions: ClosedRange<Int>, at value: Float
  ) -> Intervention {
    Intervention(layer: layer, quantity: quantity, unit: unit, positions: positions, value: value)
  }
}

extension LayerTrace {
  /// The mean of a quantity over all positions of a unit; 0 for an empty text.
  public func mean(of quantity: Quantity, unit: Int) -> Float {
    guard tokenCount > 0 else { return 0 }
    let sum = positions.reduce(0.0) { $0 + Double(self[quantity, $1, unit]) }
    return Float(sum / Double(tokenCount))
  }
}

extension TraceRecorder {
  /// Reads a text with interferences.
  ///
  /// - Parameters:
  ///   - interferences: What is done, the later on top of the earlier.
  ///   - baseline: The same text as read without them.
  ///   - other: The text whose means units are held at; `nil` for the same text.
  /// - Returns: The record of what the network then computes; the baseline if nothing is done.
  public func trace(
    with interferences: [Interference], over baseline: Trace, meansOf other: Trace? = nil
  ) -> Trace {
    let interventions = interferences.flatMap {
      $0.interventions(over: baseline, meansOf: other)
    }
    guard !interventions.isEmpty else { return baseline }
    return trace(again: baseline, interventions: interventions)
  }

  /// Reads a text with interferences and reports each step.
  ///
  /// - Throws: `CancellationError` if it was told to stop.
  public func trace(
    with interferences: [Interference], over baseline: Trace, progress: WorkProgress
  ) throws(CancellationError) -> Trace {
    let interventions = interferences.flatMap { $0.interventions(over: baseline) }
    guard !interventions.isEmpty else { return baseline }
    return try trace(
      of: baseline.input, interventions: interventions, from: baseline.initialState,
      at: baseline.firstPosition
    ) { (done, total) throws(CancellationError) in
      try progress.report(done, of: total)
    }
  }
}
