import CKernels

/// A right factor that the products of many steps share, laid out for them once.
///
/// BLAS lays its factors out anew for each product. A cell multiplies a few rows by the same U at
/// every step, and there the laying out takes as long as the product (see `Sources/CKernels`).
/// A row of the result is added up in the same order however many rows there are.
final class PackedFactor {
  private let buffer = ScratchBuffer()
  private var depth = 0
  private var columns = 0

  /// Lays out a factor B `(depth, columns)`, in place of the one before.
  ///
  /// - Parameters:
  ///   - weights: B as it lies in memory, or Bᵀ.
  ///   - orientation: `.transposed` for Bᵀ.
  ///   - depth: The rows of B.
  ///   - columns: The columns of B.
  func lay(
    out weights: UnsafePointer<Float>, _ orientation: BLAS.Orientation, depth: Int, columns: Int
  ) {
    (self.depth, self.columns) = (depth, columns)
    let isPlain = orientation == .plain
    kernel_pack(
      weights, isPlain ? columns : 1, isPlain ? 1 : depth, depth, columns,
      buffer.room(for: kernel_packed_count(depth, columns)))
  }

  /// Computes `C ← A·B + C` for A `(rows, depth)` and C `(rows, columns)`.
  ///
  /// A row of A and the next lie `leftStride` values apart, those of C `resultStride`.
  func addProduct(
    of left: UnsafePointer<Float>, leftStride: Int, rows: Int,
    into result: UnsafeMutablePointer<Float>, resultStride: Int
  ) {
    let packed = buffer.room(for: kernel_packed_count(depth, columns))
    kernel_product(left, leftStride, packed, rows, depth, columns, result, resultStride)
  }
}
