import RecurrentNets

/// How a text that is too long to be read at once is read: in what chunks, in how large windows.
///
/// A window is what of a text is recorded at a time. It consists of chunks that begin at the same
/// places whatever the window, so that a word has the same numbers in every window; each begins
/// from a state that was kept when the chunk was first reached (see ``Checkpoints``).
public struct WindowPlan: Sendable, Equatable {
  /// How many words a chunk has: a power of two.
  public let chunkLength: Int

  /// How many words a window has: some chunks.
  public let windowLength: Int

  /// How many words a text may have to be read whole and at once.
  public let wholeLength: Int

  /// The most states that are kept.
  let checkpointLimit: Int

  /// The multiplications of a chunk: some 30 ms of them.
  private static let chunkCost = 900_000_000
  /// The bytes of a window's record, and of a text that is read at once.
  private static let windowSize = 24 << 20
  /// The bytes of all states that are kept.
  private static let checkpointSize = 82 << 20
  private static let chunkLengths = 64...4096
  /// The longest text that is ever read at once.
  private static let longestWhole = 20_000

  /// The plan for a network, which must read forward.
  public init(for network: Network) {
    let affordable = Self.chunkCost / max(1, network.stepCost)
    let steps = Self.windowSize / max(1, network.stepSize)
    var length = Self.chunkLengths.lowerBound
    while 2 * length <= min(affordable, steps / 4, Self.chunkLengths.upperBound) { length *= 2 }
    self.init(
      chunkLength: length,
      windowLength: min(16 * length, max(4 * length, steps / length * length), 4 * 4096),
      wholeLength: min(Self.longestWhole, affordable, steps),
      checkpointLimit: max(64, Self.checkpointSize / max(1, network.stateSize)))
  }

  /// A plan of some sizes; the window's must be a multiple of the chunk's.
  init(chunkLength: Int, windowLength: Int, wholeLength: Int, checkpointLimit: Int) {
    precondition(windowLength % chunkLength == 0, "a window consists of chunks")
    self.chunkLength = chunkLength
    self.windowLength = windowLength
    self.wholeLength = wholeLength
    self.checkpointLimit = checkpointLimit
  }

  // MARK: - Windows

  /// The chunks that words are in, as positions.
  ///
  /// - Parameters:
  ///   - positions: Positions of words; those that are not there count for the nearest.
  ///   - count: `T`, how many words the text has, at least one.
  /// - Returns: The positions of the chunks.
  public func chunks(holding positions: ClosedRange<Int>, of count: Int) -> Range<Int> {
    let first = (min(max(1, positions.lowerBound), count) - 1) / chunkLength
    let last = (min(max(1, positions.upperBound), count) - 1) / chunkLength
    return 1 + first * chunkLength..<1 + min(count, (last + 1) * chunkLength)
  }

  /// The window around a word: as much before it as after, where there is so much.
  ///
  /// - Parameters:
  ///   - position: A position `1...T`.
  ///   - count: `T`.
  /// - Returns: The positions of the window.
  public func window(around position: Int, of count: Int) -> Range<Int> {
    let chunks = windowLength / chunkLength
    let last = (count - 1) / chunkLength
    let here = (position - 1) / chunkLength
    let first = max(0, min(here - chunks / 2, last - chunks + 1))
    return 1 + first * chunkLength..<1 + min(count, (first + chunks) * chunkLength)
  }

  /// Whether a window should move on, so that what comes next is there in time.
  ///
  /// - Parameters:
  ///   - window: The positions that are recorded.
  ///   - position: A position in it.
  ///   - count: `T`.
  /// - Returns: Whether the position is nearer to an end of the window than a quarter of a window,
  ///   where the text goes on.
  public func isNearEnd(of window: Range<Int>, _ position: Int, of count: Int) -> Bool {
    let margin = windowLength / 4
    return (window.lowerBound > 1 && position - window.lowerBound < margin)
      || (window.upperBound <= count && window.upperBound - 1 - position < margin)
  }
}
