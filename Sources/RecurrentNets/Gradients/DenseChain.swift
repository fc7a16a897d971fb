/// Dense layers one after the other, in double precision, forwards and backwards.
struct DenseChain: Sendable {
  private let weights: [PreciseMatrix]
  private let layers: [DenseLayer]

  init(_ layers: [DenseLayer]) {
    self.layers = layers
    weights = layers.map { PreciseMatrix($0.weight) }
  }

  /// What the layers make of each row, and every pre-activation on the way.
  func forward(_ rows: PreciseMatrix) -> (output: PreciseMatrix, preActivations: [PreciseMatrix]) {
    var current = rows
    var all: [PreciseMatrix] = []
    for (layer, weight) in zip(layers, weights) {
      var a = current.product(withTransposed: weight)
      for index in a.elements.indices {
        a.elements[index] += Double(layer.bias[index % layer.bias.count])
      }
      all.append(a)
      current = a
      for index in a.elements.indices {
        current.elements[index] = layer.activation.value(at: a.elements[index])
      }
    }
    return (current, all)
  }

  /// ∂y/∂ what went in, from ∂y/∂ what came out.
  func backward(_ gradient: PreciseMatrix, through preActivations: [PreciseMatrix]) -> PreciseMatrix
  {
    var current = gradient
    for index in layers.indices.reversed() {
      for place in current.elements.indices {
        current.elements[place] *= layers[index].activation.derivative(
          at: preActivations[index].elements[place])
      }
      current = current.product(with: weights[index])
    }
    return current
  }
}
