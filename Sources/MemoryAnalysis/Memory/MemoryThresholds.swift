/// What counts as letting go and as writing.
///
/// A unit lets go of something when it keeps less than 30 % of a cell state
/// that was worth keeping, and writes when it adds something of that size. Both
/// sizes are shares of the model's range of C, so that they mean the same in a
/// model whose cells reach ±0.9 and in one whose cells reach ±9.
public struct MemoryThresholds: Sendable, Equatable {
  /// A forget gate below this lets go.
  public static let keptShare: Float = 0.3

  /// The smallest |C| that counts as something held.
  public let held: Float

  /// The smallest |i · C̃| that counts as something written.
  public let written: Float

  /// Creates the thresholds of a model whose |C| mostly stays below `range`.
  public init(range: Float) {
    held = 0.25 * range
    written = 0.3 * range
  }
}
