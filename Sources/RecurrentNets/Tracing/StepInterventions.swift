/// The interventions on one layer, ready to be applied step by step.
struct StepInterventions {
  private let interventions: [Intervention]
  private let hiddenSize: Int

  init(_ interventions: [Intervention], hiddenSize: Int) {
    self.interventions = interventions
    self.hiddenSize = hiddenSize
  }

  /// Replaces the values of `quantity` `(H)` that an intervention holds at `position`.
  @inline(__always)
  func apply(to values: UnsafeMutablePointer<Float>, _ quantity: Quantity, at position: Int) {
    guard !interventions.isEmpty else { return }
    for intervention in interventions
    where intervention.quantity == quantity && intervention.positions.contains(position) {
      if let unit = intervention.unit {
        guard unit < hiddenSize else { continue }
        values[unit] = intervention.value
      } else {
        values.update(repeating: intervention.value, count: hiddenSize)
      }
    }
  }
}
