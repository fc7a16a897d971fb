/// A small amount added to something a network computes, to see how far what it says moves.
public struct Nudge: Sendable, Hashable {
  /// What is moved.
  public enum Target: Sendable, Hashable {
    /// A quantity, after it is computed and before anything reads it.
    case quantity(Quantity)
    /// The sum a that a gate, the candidate or a plain RNN's h is computed from.
    case preActivation(Quantity)
    /// C₋₁ in C = f ⊙ C₋₁ + …, or a GRU's h₋₁ in h = z ⊙ h₋₁ + …, and nowhere else.
    case kept
  }

  /// What is moved.
  public var target: Target
  /// The layer, as a place in ``Network/layers``.
  public var layer: Int
  /// Where; for a quantity of the state it may be the position before the first step.
  public var position: Int
  /// The unit, or the place in h.
  public var unit: Int

  /// Creates a nudge.
  public init(_ target: Target, layer: Int, at position: Int, unit: Int) {
    self.target = target
    self.layer = layer
    self.position = position
    self.unit = unit
  }
}
