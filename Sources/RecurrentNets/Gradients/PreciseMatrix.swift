#if canImport(Accelerate)
import Accelerate
#else
import COpenBLAS
#endif

/// A dense matrix of 64-bit floats in row-major order.
///
/// Gradients are computed in double precision: from a hundred words back a plain RNN's is some
/// 10⁻⁵⁰ of what it is here, which single precision takes for 0.
struct PreciseMatrix: Sendable, Equatable {
  let rows: Int
  let columns: Int
  var elements: [Double]

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    elements = Array(repeating: 0, count: rows * columns)
  }

  init(_ matrix: Matrix) {
    rows = matrix.rows
    columns = matrix.columns
    elements = matrix.elements.map(Double.init)
  }

  /// One row, as a slice of ``elements``.
  func row(_ row: Int) -> ArraySlice<Double> {
    elements[row * columns..<(row + 1) * columns]
  }

  /// Writes one row.
  mutating func setRow(_ row: Int, to values: some Sequence<Double>) {
    var index = row * columns
    for value in values {
      elements[index] = value
      index += 1
    }
  }

  /// A·Bᵀ for this matrix A `(N, I)` and some rows of B `(O, I)`: `(N, O)`.
  func product(withTransposed other: PreciseMatrix, rows part: Range<Int>? = nil) -> PreciseMatrix {
    let part = part ?? 0..<other.rows
    var result = PreciseMatrix(rows: rows, columns: part.count)
    guard rows > 0, columns > 0, !part.isEmpty else { return result }
    BLAS.settle()
    other.elements.withUnsafeBufferPointer { other in
      guard let base = other.baseAddress else { return }
      cblas_dgemm(
        CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows), Int32(part.count), Int32(columns),
        1, elements, Int32(columns), base + part.lowerBound * columns, Int32(columns),
        0, &result.elements, Int32(part.count))
    }
    return result
  }

  /// A·B for this matrix A `(N, K)` and B `(K, O)`: `(N, O)`.
  func product(with other: PreciseMatrix) -> PreciseMatrix {
    var result = PreciseMatrix(rows: rows, columns: other.columns)
    guard rows > 0, columns > 0, other.columns > 0 else { return result }
    BLAS.settle()
    cblas_dgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans,
      Int32(rows), Int32(other.columns), Int32(columns),
      1, elements, Int32(columns), other.elements, Int32(other.columns),
      0, &result.elements, Int32(other.columns))
    return result
  }

  /// Some rows of this matrix `(R, C)` times a vector `(C)`: `(R)`.
  func product(rows part: Range<Int>? = nil, with vector: [Double]) -> [Double] {
    multiplied(part ?? 0..<rows, vector, isTransposed: false)
  }

  /// Some rows of this matrix `(R, C)`, transposed, times a vector `(R)`: `(C)`.
  func transposedProduct(rows part: Range<Int>? = nil, with vector: [Double]) -> [Double] {
    multiplied(part ?? 0..<rows, vector, isTransposed: true)
  }

  private func multiplied(
    _ part: Range<Int>, _ vector: [Double], isTransposed: Bool
  ) -> [Double] {
    precondition(vector.count == (isTransposed ? part.count : columns), "sizes must agree")
    var result = [Double](repeating: 0, count: isTransposed ? columns : part.count)
    guard !part.isEmpty, columns > 0 else { return result }
    BLAS.settle()
    elements.withUnsafeBufferPointer { elements in
      guard let base = elements.baseAddress else { return }
      cblas_dgemv(
        CblasRowMajor, isTransposed ? CblasTrans : CblasNoTrans,
        Int32(part.count), Int32(columns), 1, base + part.lowerBound * columns, Int32(columns),
        vector, 1, 0, &result, 1)
    }
    return result
  }
}
