import RecurrentNets

/// One equation of backpropagation through a step: a derivative as a sum of products.
public struct BackwardTerm: Sendable, Equatable {
  /// The phases of a step back, in their order.
  public enum Phase: Int, Sendable, CaseIterable {
    /// δh: what reaches the hidden state.
    case arriving
    /// δo; in a GRU δn and δz.
    case shown
    /// δC; in a GRU δr.
    case memory
    /// δf, δi and δC̃.
    case gates
    /// δC₋₁, or a GRU's δh₋₁: the direct path to the step before.
    case kept
    /// δa, what goes on through the weights.
    case sums
  }

  /// A product, with the name and the value of each factor.
  public struct Product: Sendable, Equatable {
    /// The names as a formula has them: "δh", "o", "(1 − f)".
    public var names: [String]
    /// Their values.
    public var values: [Double]

    /// Creates a product; there are as many names as values.
    public init(_ factors: (String, Double)...) {
      names = factors.map(\.0)
      values = factors.map(\.1)
    }

    /// The product where the way it describes ends at a value that is held, so that it is 0.
    func ended(if isHeld: Bool) -> Product {
      guard isHeld else { return self }
      var product = self
      product.names.append("0 (held)")
      product.values.append(0)
      return product
    }

    /// The value of the product.
    public var value: Double { values.reduce(1, *) }
  }

  /// The phase it belongs to.
  public var phase: Phase
  /// What is computed: "δC̃".
  public var symbol: String
  /// The products whose sum it is.
  public var products: [Product]
  /// ∂y/∂ it as backpropagation computed it.
  public var value: Double
  /// What is moved to see the same by finite differences.
  public var nudge: Nudge

  /// The formula: "δh · tanh(C) + …".
  public var formula: String {
    products.map { $0.names.joined(separator: " · ") }.joined(separator: " + ")
  }

  /// The sum of the products, which is ``value``.
  public var sum: Double { products.reduce(0) { $0 + $1.value } }
}
