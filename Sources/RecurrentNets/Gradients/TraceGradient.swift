/// The gradient of one number that a network says, through all that it computed while it read.
///
/// It covers the positions of the trace it was made from, or those from the one that was asked for on:
/// of a long text that is recorded in windows, what came before the window is the initial state.
/// ∂y/∂ a word's vector and ∂y/∂h within are exact all the same, as they depend on later steps alone.
public struct TraceGradient: Sendable, Equatable {
  /// What the gradient is of.
  public let scalar: WatchedScalar

  /// The position it is said at.
  public let position: Int

  /// Its value y.
  public let value: Double

  /// The positions that are covered.
  public let positions: Range<Int>

  /// The gradient in each layer, in the order of ``Network/layers``.
  public let layers: [LayerGradient]

  /// ∂y/∂x `(T, E)` for the vectors x that the network reads: words' embeddings, or numbers.
  let inputs: PreciseMatrix

  /// ∂y/∂x `(E)` for the vector that was read at one of ``positions``.
  public func input(at position: Int) -> ArraySlice<Double> {
    inputs.row(position - positions.lowerBound)
  }
}
