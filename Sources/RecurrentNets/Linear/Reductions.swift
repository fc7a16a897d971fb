/// Sums over matrices that are no matrix product.
enum Reductions {
  /// The sum of each column of a matrix `(rows, columns)`, from the first row to the last.
  static func columnSums(_ matrix: UnsafePointer<Float>, rows: Int, columns: Int) -> [Float] {
    var sums = [Float](repeating: 0, count: columns)
    sums.withUnsafeMutableBufferPointer { sums in
      for row in 0..<rows {
        let values = matrix + row * columns
        for column in 0..<columns { sums[column] += values[column] }
      }
    }
    return sums
  }

  /// The L2 norm of all values of several tensors together.
  static func norm(of tensors: [[Float]]) -> Float {
    var sum = 0.0
    for tensor in tensors {
      for value in tensor { sum += Double(value) * Double(value) }
    }
    return Float(sum.squareRoot())
  }
}
