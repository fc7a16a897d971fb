/// A dense matrix of 32-bit floats in row-major order.
///
/// The element at `[row, column]` lies at index `row * columns + column` of
/// ``elements``. Products run through BLAS; see ``BLAS``.
public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int

  /// The number of columns.
  public let columns: Int

  /// The values, row after row; `rows * columns` of them.
  public var elements: [Float] {
    didSet { precondition(elements.count == rows * columns, "a matrix keeps its shape") }
  }

  /// Creates a matrix in which every element is `value`.
  public init(rows: Int, columns: Int, repeating value: Float = 0) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative side")
    self.rows = rows
    self.columns = columns
    self.elements = Array(repeating: value, count: rows * columns)
  }

  /// Creates a matrix from its elements in row-major order.
  public init(rows: Int, columns: Int, elements: [Float]) {
    precondition(elements.count == rows * columns, "a matrix holds rows × columns elements")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// The element at a row and a column.
  public subscript(row: Int, column: Int) -> Float {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  /// One row, as a slice of ``elements`` (so its indices start at `row * columns`).
  public func row(_ row: Int) -> ArraySlice<Float> {
    elements[row * columns..<(row + 1) * columns]
  }

  /// A·Bᵀ + b for this matrix A `(N, I)`, B `(O, I)` and b `(O)`, added to every row: `(N, O)`.
  func product(withTransposed other: Matrix, adding bias: [Float]) -> Matrix {
    var result = Matrix(rows: rows, columns: other.rows)
    result.elements.withUnsafeMutableBufferPointer { result in
      guard let base = result.baseAddress else { return }
      for row in 0..<rows {
        (base + row * bias.count).update(from: bias, count: bias.count)
      }
      BLAS.multiply(
        elements, .plain, other.elements, .transposed,
        m: rows, n: other.rows, k: columns, into: base, beta: 1)
    }
    return result
  }
}
