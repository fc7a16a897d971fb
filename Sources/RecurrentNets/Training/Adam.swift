/// The Adam optimiser (Kingma & Ba 2015), with bias correction.
///
///     m ← β₁ m + (1 − β₁) g        v ← β₂ v + (1 − β₂) g²
///     θ ← θ − α · m / (1 − β₁ᵗ) / (√(v / (1 − β₂ᵗ)) + ε)
struct Adam: Sendable {
  /// β₁, how slowly the mean of the gradient changes.
  static let firstDecay: Float = 0.9

  /// β₂, how slowly the mean of its square changes.
  static let secondDecay: Float = 0.999

  private static let epsilon: Float = 1e-8

  private var firstMoments: [[Float]]
  private var secondMoments: [[Float]]

  // β₁ᵗ and β₂ᵗ, kept as running products.
  private var firstPower: Double = 1
  private var secondPower: Double = 1

  init(for network: Network) {
    firstMoments = network.tensors.map { Array(repeating: 0, count: $0.count) }
    secondMoments = firstMoments
  }

  /// Moves the network's parameters one step against the gradient.
  mutating func update(_ network: inout Network, gradient: [[Float]], learningRate: Float) {
    firstPower *= Double(Self.firstDecay)
    secondPower *= Double(Self.secondDecay)
    let stepSize = learningRate / Float(1 - firstPower)
    let scale = Float(1 / (1 - secondPower).squareRoot())
    var index = 0
    network.forEachTensor { parameters in
      step(
        &parameters, gradient[index], &firstMoments[index], &secondMoments[index],
        stepSize: stepSize, scale: scale)
      index += 1
    }
  }

  private func step(
    _ parameters: inout [Float], _ gradient: [Float], _ first: inout [Float],
    _ second: inout [Float], stepSize: Float, scale: Float
  ) {
    let count = gradient.count
    precondition(parameters.count == count && first.count == count && second.count == count)
    parameters.withUnsafeMutableBufferPointer { parameters in
      first.withUnsafeMutableBufferPointer { first in
        second.withUnsafeMutableBufferPointer { second in
          gradient.withUnsafeBufferPointer { gradient in
            for i in 0..<count {
              let g = gradient[i]
              first[i] = Self.firstDecay * first[i] + (1 - Self.firstDecay) * g
              second[i] = Self.secondDecay * second[i] + (1 - Self.secondDecay) * g * g
              parameters[i] -=
                stepSize * first[i] / (second[i].squareRoot() * scale + Self.epsilon)
            }
          }
        }
      }
    }
  }
}
