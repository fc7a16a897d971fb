import RecurrentNets

/// What an edit changed, so that the screen can mark it.
public struct Change: Sendable {
  /// The position of the word that was changed.
  public let position: Int

  /// How many words stand in its place.
  let count: Int

  /// What stood there before, as the user wrote it.
  public let oldWord: String

  /// Everything the network computed before the edit.
  let before: Trace

  /// A cell counts as changed if it differs by this share of what is drawn.
  private static let visibleShare: Float = 0.1

  /// Whether a value differs from what it was by a tenth of the largest that is drawn.
  func isVisible(
    _ quantity: Quantity, layer: Int, unit: Int, position: Int, in trace: Trace, range: Float
  ) -> Bool {
    // Words after the changed one have moved if it made room for several; of
    // those, the first stands where it stood and the others are compared with nothing.
    let old = position < self.position + count ? position : position - count + 1
    guard before.positions.contains(old),
      position <= self.position || position >= self.position + count
    else { return false }
    let difference =
      trace.layers[layer][quantity, position, unit]
      - before.layers[layer][quantity, old, unit]
    return abs(difference) >= Self.visibleShare * range
  }
}
