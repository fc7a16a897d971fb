extension GradientRecorder {
  /// How fast a number moves when something the network computes is moved: a derivative by finite
  /// differences, which shares nothing with ``gradient(of:at:in:from:interventions:)``.
  ///
  /// The network reads on in double precision from the recorded state before the step. With four
  /// readings at ±h and ±2h, (8 (y₁ − y₋₁) − (y₂ − y₋₂)) / 12 h, what is left out is of order h⁴.
  ///
  /// - Parameters:
  ///   - scalar: The number.
  ///   - position: Where it is said.
  ///   - trace: What this network computed while it read the text.
  ///   - nudge: What is moved.
  ///   - distance: h.
  ///   - interventions: Those the trace was recorded with.
  /// - Returns: The derivative.
  public func finiteDifference(
    of scalar: WatchedScalar, at position: Int, in trace: Trace, moving nudge: Nudge,
    by distance: Double = 1e-3, interventions: [Intervention] = []
  ) -> Double {
    let isStart = nudge.position == trace.layers[nudge.layer].start
    return difference(by: distance) { amount in
      var reader = PreciseReader(recorder: self, trace: trace, interventions: interventions)
      reader.nudge = (nudge, amount)
      return reader.value(
        of: scalar, at: position, from: isStart ? trace.firstPosition : nudge.position)
    }
  }

  /// How fast a number moves when one component of a vector that is read is moved.
  ///
  /// - Parameters:
  ///   - scalar: The number.
  ///   - position: Where it is said.
  ///   - trace: What this network computed while it read the text.
  ///   - component: The place in the vector.
  ///   - place: The position the vector is read at.
  ///   - distance: h.
  /// - Returns: The derivative.
  public func finiteDifference(
    of scalar: WatchedScalar, at position: Int, in trace: Trace,
    movingInput component: Int, at place: Int, by distance: Double = 1e-3
  ) -> Double {
    difference(by: distance) { amount in
      var reader = PreciseReader(recorder: self, trace: trace, interventions: [])
      reader.inputNudge = (place, component, amount)
      return reader.value(of: scalar, at: position, from: place)
    }
  }

  private func difference(by distance: Double, _ value: (Double) -> Double) -> Double {
    let near = value(distance) - value(-distance)
    let far = value(2 * distance) - value(-2 * distance)
    return (8 * near - far) / (12 * distance)
  }
}
