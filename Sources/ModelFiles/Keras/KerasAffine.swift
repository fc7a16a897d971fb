import RecurrentNets

/// y = scale · x + shift for each value of a vector: what normalizations do outside training.
///
/// Whatever reads y as W·y + b reads x as (W·diag(scale))·x + (b + W·shift), so that no layer is
/// needed for it.
struct KerasAffine {
  /// The factors `(I)`.
  var scale: [Float]

  /// The summands `(I)`.
  var shift: [Float]

  /// This one, then another one.
  func followed(by other: KerasAffine) -> KerasAffine {
    var result = other
    for index in scale.indices {
      result.shift[index] += other.scale[index] * shift[index]
      result.scale[index] *= scale[index]
    }
    return result
  }

  /// Lets weights `(O, I)` that read y read x; `bias` has one value for each of their rows.
  func fold(into weight: inout Matrix, _ bias: inout [Float]) {
    for row in 0..<weight.rows {
      for column in 0..<weight.columns {
        bias[row] += weight[row, column] * shift[column]
        weight[row, column] *= scale[column]
      }
    }
  }

  /// Lets a dense layer whose sums are x give y.
  func fold(after layer: inout KerasDense) {
    for row in 0..<layer.weight.rows {
      layer.bias[row] = layer.bias[row] * scale[row] + shift[row]
      for column in 0..<layer.weight.columns { layer.weight[row, column] *= scale[row] }
    }
  }
}
