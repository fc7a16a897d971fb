/// The interventions on one layer, ready to be applied step by step.
struct StepInterventions {
  private let interventions: [Intervention]
  private let hiddenSize: Int

  init(_ interventions: [Intervention], hiddenSize: Int) {
    self.interventions = interventions
    self.hiddenSize = hiddenSize
  }

  /// The interventions as they stand at one position.
  @inline(__always)
  func at(_ position: Int) -> Here { Here(all: self, position: position) }

  /// The interventions at one position.
  struct Here {
    fileprivate let all: StepInterventions
    fileprivate let position: Int

    /// Replaces the values of `quantity`, `count` of them or `H`, that an intervention holds here.
    @inline(__always)
    func apply(to values: UnsafeMutablePointer<Float>, _ quantity: Quantity, count: Int? = nil) {
      guard !all.interventions.isEmpty else { return }
      let count = count ?? all.hiddenSize
      for intervention in all.interventions
      where intervention.quantity == quantity && intervention.positions.contains(position) {
        if let unit = intervention.unit {
          guard unit < count else { continue }
          values[unit] = intervention.value
        } else {
          values.update(repeating: intervention.value, count: count)
        }
      }
    }
  }
}
