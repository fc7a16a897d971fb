import RecurrentNets

/// Every memory event of a layer in a text: who let go of what where, and who wrote.
///
/// It is computed once for a text. Within a step the largest event stands first,
/// so the first entry of a step is what happened there above all.
public struct EventList: Sendable, Equatable {
  /// One unit's event at one step, in the terms of C = f · C₋₁ + i · C̃.
  ///
  /// In a GRU C is h, f is z and i is 1 − z.
  public struct Entry: Sendable, Equatable {
    /// The position `1...T` of the word that was being read.
    public let position: Int
    /// The unit `0..<H`.
    public let unit: Int
    /// Whether it writes, lets go, or both.
    public let event: MemoryEvent
    /// C₋₁, the memory before.
    public let before: Float
    /// f, the share of it that was kept.
    public let keptShare: Float
    /// i · C̃, what was written.
    public let written: Float
    /// C, the memory after.
    public let after: Float

    /// f · C₋₁, what is left of what was held.
    public var kept: Float { keptShare * before }

    /// (1 − f) · C₋₁, what was lost of it.
    public var lost: Float { (1 - keptShare) * before }

    /// How much happened: the larger of |lost| if it lets go and |written| if it writes.
    public var size: Float {
      max(event.letsGo ? abs(lost) : 0, event.writes ? abs(written) : 0)
    }
  }

  /// All events, in the order of the text and, within a step, by size.
  ///
  /// Events of one step and of equal size stand in the order of their units.
  public let entries: [Entry]

  /// Where the entries of each position begin, from the one before the first on, and where the
  /// last end.
  private let starts: [Int]

  /// The positions of the words.
  private let positions: Range<Int>

  /// Finds the events of a layer; there are none without a memory.
  ///
  /// - Parameters:
  ///   - layer: The record of a layer, of `T` tokens and `H` units.
  ///   - thresholds: What counts as letting go and as writing.
  /// - Complexity: O(`T · H`).
  public init(of layer: LayerTrace, thresholds: MemoryThresholds) {
    var entries: [Entry] = []
    var starts = [0]
    for position in layer.positions {
      starts.append(entries.count)
      entries += Self.entries(of: layer, at: position, thresholds)
    }
    positions = layer.positions
    self.entries = entries
    self.starts = starts + [entries.count]
  }

  private static func entries(
    of layer: LayerTrace, at position: Int, _ thresholds: MemoryThresholds
  ) -> [Entry] {
    guard let memory = layer.memory else { return [] }
    var found: [Entry] = []
    layer.values(of: memory, at: layer.before(position)).withUnsafeBufferPointer { previous in
      layer.values(of: memory, at: position).withUnsafeBufferPointer { now in
        layer.withUpdates(at: position) { unit, update in
          let event = MemoryEvent(update, previous: previous[unit], thresholds)
          guard let event else { return }
          found.append(
            Entry(
              position: position, unit: unit, event: event, before: previous[unit],
              keptShare: update.kept, written: update.written, after: now[unit]))
        }
      }
    }
    // Sizes are sorted in the place of entries, which are five times as large.
    return found.indices.map { (size: found[$0].size, index: $0) }
      .sorted { ($0.size, $1.index) > ($1.size, $0.index) }
      .map { found[$0.index] }
  }

  // MARK: - Places

  /// The positions at which any unit has an event, ascending.
  public var steps: [Int] {
    positions.filter { !places(at: $0).isEmpty }
  }

  /// The places in ``entries`` of the events at a position, as a possibly empty range.
  ///
  /// Other positions have an empty range at the nearest end.
  public func places(at position: Int) -> Range<Int> {
    let index = position - positions.lowerBound + 1
    guard index >= 0 else { return 0..<0 }
    guard index < starts.count - 1 else { return entries.count..<entries.count }
    return starts[index]..<starts[index + 1]
  }

  /// The place in ``entries`` of a unit's event at a position, if it has one.
  public func place(of unit: Int, at position: Int) -> Int? {
    places(at: position).first { entries[$0].unit == unit }
  }

  // MARK: - From event to event

  /// The event after a unit's at a position, or `nil` after the last.
  ///
  /// A unit without an event there counts as standing before all of the step's.
  public func next(after position: Int, unit: Int) -> Entry? {
    let next = place(of: unit, at: position).map { $0 + 1 } ?? places(at: position).lowerBound
    return entries.indices.contains(next) ? entries[next] : nil
  }

  /// The event before a unit's at a position, or `nil` before the first.
  ///
  /// A unit without an event there counts as standing before all of the step's.
  public func previous(before position: Int, unit: Int) -> Entry? {
    let place = place(of: unit, at: position) ?? places(at: position).lowerBound
    return entries.indices.contains(place - 1) ? entries[place - 1] : nil
  }

  /// The next event of one unit after a position, or `nil` if it has none.
  public func next(of unit: Int, after position: Int) -> Entry? {
    entries[places(at: position).upperBound...].first { $0.unit == unit }
  }

  /// The last event of one unit before a position, or `nil` if it has none.
  public func previous(of unit: Int, before position: Int) -> Entry? {
    entries[..<places(at: position).lowerBound].last { $0.unit == unit }
  }
}
