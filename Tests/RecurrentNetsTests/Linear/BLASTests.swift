import Testing

@_spi(Benchmarking) @testable import RecurrentNets

/// If one of these fails, a factor is taken the wrong way round.
@Suite struct BLASTests {
  @Test(
    "Every orientation of a product agrees with the definition",
    arguments: [
      (false, false), (true, false), (false, true), (true, true),
    ])
  func products(leftIsTransposed: Bool, rightIsTransposed: Bool) {
    let (m, n, k) = (3, 4, 5)
    let left = (0..<m * k).map { Float($0 * 7 % 11) - 5 }
    let right = (0..<k * n).map { Float($0 * 5 % 13) - 6 }
    var result = [Float](repeating: 1, count: m * n)
    BLAS.multiply(
      left, leftIsTransposed ? .transposed : .plain,
      right, rightIsTransposed ? .transposed : .plain, m: m, n: n, k: k, into: &result, beta: 2)
    for row in 0..<m {
      for column in 0..<n {
        let expected = (0..<k).reduce(Float(2)) { sum, index in
          let a = leftIsTransposed ? left[index * m + row] : left[row * k + index]
          let b = rightIsTransposed ? right[column * k + index] : right[index * n + column]
          return sum + a * b
        }
        #expect(result[row * n + column] == expected)
      }
    }
  }

  @Test("A matrix times a vector, and nothing for empty ones")
  func vectors() {
    var result: [Float] = [1, 1]
    BLAS.multiply([1, 2, 3, 4, 5, 6], rows: 2, columns: 3, by: [1, 0, -1], into: &result, beta: 1)
    #expect(result == [-1, -1])
    BLAS.multiply([], rows: 0, columns: 3, by: [1, 0, -1], into: &result, beta: 0)
    #expect(result == [-1, -1])
  }
}
