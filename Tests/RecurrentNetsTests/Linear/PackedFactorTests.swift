import Testing

@_spi(Benchmarking) @testable import RecurrentNets

/// If one of these fails, a step of training is computed with other weights than those that are changed.
@Suite struct PackedFactorTests {
  /// Sides below, at and above the rows and columns of a tile.
  private static func values(_ count: Int, _ factor: Int, _ modulus: Int) -> [Float] {
    (0..<count).map { Float($0 * factor % modulus) - Float(modulus / 2) }
  }

  @Test(
    "A product agrees with the definition, whatever the sides and strides",
    arguments: [1, 5, 6, 7, 16], [1, 15, 16, 17, 48])
  func products(rows: Int, columns: Int) {
    let depth = 5
    let (leftStride, resultStride) = (depth + 2, columns + 3)
    let left = Self.values(rows * leftStride, 7, 11)
    for orientation in [BLAS.Orientation.plain, .transposed] {
      let right = Self.values(depth * columns, 5, 13)
      var result = [Float](repeating: 1, count: rows * resultStride)
      let factor = PackedFactor()
      factor.lay(out: right, orientation, depth: depth, columns: columns)
      factor.addProduct(
        of: left, leftStride: leftStride, rows: rows, into: &result, resultStride: resultStride)
      for row in 0..<rows {
        for column in 0..<resultStride {
          let expected = (0..<depth).reduce(Float(1)) { sum, k in
            guard column < columns else { return 1 }
            let isPlain = orientation == .plain
            let factor = right[isPlain ? k * columns + column : column * depth + k]
            return sum + left[row * leftStride + k] * factor
          }
          #expect(result[row * resultStride + column] == expected)
        }
      }
    }
  }

  @Test("A row has the same bits among few rows as among many")
  func rowsAreAlike() {
    var generator = SeededGenerator(seed: 1)
    func random(_ count: Int) -> [Float] {
      (0..<count).map { _ in .random(in: -1...1, using: &generator) }
    }
    let (rows, depth, columns) = (17, 37, 33)
    let left = random(rows * depth)
    let factor = PackedFactor()
    factor.lay(out: random(depth * columns), .plain, depth: depth, columns: columns)
    var together = [Float](repeating: 0, count: rows * columns)
    factor.addProduct(
      of: left, leftStride: depth, rows: rows, into: &together, resultStride: columns)
    for row in 0..<rows {
      var alone = [Float](repeating: 0, count: columns)
      factor.addProduct(
        of: Array(left[row * depth..<(row + 1) * depth]), leftStride: depth, rows: 1, into: &alone,
        resultStride: columns)
      #expect(alone == Array(together[row * columns..<(row + 1) * columns]))
    }
  }

  @Test("A factor can be laid out anew, larger or smaller")
  func again() {
    let factor = PackedFactor()
    factor.lay(out: [2], .plain, depth: 1, columns: 1)
    factor.lay(out: Self.values(40 * 40, 3, 7), .plain, depth: 40, columns: 40)
    factor.lay(out: [3, 4], .transposed, depth: 2, columns: 1)
    var result: [Float] = [1]
    factor.addProduct(of: [10, 100], leftStride: 2, rows: 1, into: &result, resultStride: 1)
    #expect(result == [431])
  }
}
