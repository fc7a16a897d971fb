import RecurrentNets

/// What an edit changed, so that the screen can mark it.
public struct Change: Sendable {
  /// The position of the word that was changed.
  public let position: Int

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
    guard position >= self.position, position <= before.tokenCount else { return false }
    let difference =
      trace.layers[layer][quantity, position, unit]
      - before.layers[layer][quantity, position, unit]
    return abs(difference) >= Self.visibleShare * range
  }
}
