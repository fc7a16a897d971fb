/// What interventions hold in one layer: nothing leads from there to what would have been computed.
public struct HeldValues: Sendable {
  private let interventions: [Intervention]

  /// Takes those of one layer.
  public init(_ interventions: [Intervention], layer: Int) {
    self.interventions = interventions.filter { $0.layer == layer }
  }

  var isEmpty: Bool { interventions.isEmpty }

  /// The value that is put in a quantity's place, if one is.
  func value(of quantity: Quantity, at position: Int, unit: Int) -> Double? {
    interventions.last {
      $0.quantity == quantity && $0.positions.contains(position) && ($0.unit ?? unit) == unit
    }.map { Double($0.value) }
  }

  /// Whether a value is put in a quantity's place.
  public func holds(_ quantity: Quantity, at position: Int, unit: Int) -> Bool {
    value(of: quantity, at: position, unit: unit) != nil
  }

  /// A gradient without what ends at values that are held.
  func flowing(_ gradient: [Double], _ quantity: Quantity, at position: Int) -> [Double] {
    guard !isEmpty else { return gradient }
    return gradient.enumerated().map { unit, value in
      self.value(of: quantity, at: position, unit: unit) == nil ? value : 0
    }
  }
}
