import CKernels

/// The Adam optimiser (Kingma & Ba 2015), with bias correction.
///
///     m ← β₁ m + (1 − β₁) g        v ← β₂ v + (1 − β₂) g²
///     θ ← θ − α · m / (1 − β₁ᵗ) / (√(v / (1 − β₂ᵗ)) + ε)
enum Adam {
  /// β₁, how slowly the mean of the gradient changes.
  static let firstDecay: Float = 0.9

  /// β₂, how slowly the mean of its square changes.
  static let secondDecay: Float = 0.999

  private static let epsilon: Float = 1e-8

  /// Moves the network's parameters one step against the gradient.
  static func update(
    _ network: inout Network, _ state: inout OptimizerState, gradient: [[Float]],
    learningRate: Float
  ) {
    state.firstPower *= Double(firstDecay)
    state.secondPower *= Double(secondDecay)
    let stepSize = learningRate / Float(1 - state.firstPower)
    let scale = Float(1 / (1 - state.secondPower).squareRoot())
    var index = 0
    network.forEachTensor { parameters in
      step(
        &parameters, gradient[index], &state.firstMoments[index], &state.secondMoments[index],
        stepSize: stepSize, scale: scale)
      index += 1
    }
  }

  private static func step(
    _ parameters: inout [Float], _ gradient: [Float], _ first: inout [Float],
    _ second: inout [Float], stepSize: Float, scale: Float
  ) {
    let count = gradient.count
    precondition(parameters.count == count && first.count == count && second.count == count)
    parameters.withUnsafeMutableBufferPointer { parameters in
      first.withUnsafeMutableBufferPointer { first in
        second.withUnsafeMutableBufferPointer { second in
          gradient.withUnsafeBufferPointer { gradient in
            kernel_adam(
              parameters.baseAddress, gradient.baseAddress, first.baseAddress,
              second.baseAddress, count, firstDecay, secondDecay, stepSize, scale, epsilon)
          }
        }
      }
    }
  }
}
