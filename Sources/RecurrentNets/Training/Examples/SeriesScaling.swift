/// The scale of a series' values, so that a network is trained on values around 0 and of size 1.
///
/// After the training it is put into the weights (``folded(into:)``): the network then reads and predicts the
/// values as they are.
public struct SeriesScaling: Sendable, Equatable {
  /// The mean of each value of a step `(I)`.
  public let means: [Float]

  /// The standard deviation of each value of a step `(I)`; 1 for one that never changes.
  public let deviations: [Float]

  /// The scale of a series `(T, I)`.
  public init(of rows: Matrix) {
    var (means, deviations): ([Float], [Float]) = ([], [])
    for column in 0..<rows.columns {
      let values = (0..<rows.rows).map { Double(rows[$0, column]) }
      let mean = values.reduce(0, +) / Double(max(1, values.count))
      let variance =
        values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count))
      means.append(Float(mean))
      let deviation = Float(variance.squareRoot())
      deviations.append(deviation > 0 && deviation.isFinite ? deviation : 1)
    }
    self.means = means
    self.deviations = deviations
  }

  /// The series with (x − mean) / deviation in the place of each value.
  public func scaled(_ rows: Matrix) -> Matrix {
    var result = rows
    for row in 0..<rows.rows {
      for column in 0..<rows.columns {
        result[row, column] = (rows[row, column] - means[column]) / deviations[column]
      }
    }
    return result
  }

  /// The network that does to values as they are what this one does to scaled ones.
  ///
  /// W (x − m) / s + b is W′ x + b′ with W′ = W / s and b′ = b − W′ m; what is predicted is y s + m.
  ///
  /// - Parameter network: A network that reads and predicts the scaled values of a step.
  /// - Returns: A network of the same shape.
  public func folded(into network: Network) -> Network {
    var network = network
    for index in network.levels[0].layers {
      var layer = network.layers[index]
      for row in 0..<layer.inputWeight.rows {
        var shift = 0.0
        for column in means.indices {
          layer.inputWeight[row, column] /= deviations[column]
          shift += Double(layer.inputWeight[row, column]) * Double(means[column])
        }
        layer.bias[row] = Float(Double(layer.bias[row]) - shift)
      }
      network.layers[index] = layer
    }
    for row in 0..<network.output.weight.rows {
      for column in 0..<network.output.weight.columns {
        network.output.weight[row, column] *= deviations[row]
      }
      network.output.bias[row] = network.output.bias[row] * deviations[row] + means[row]
    }
    return network
  }
}
