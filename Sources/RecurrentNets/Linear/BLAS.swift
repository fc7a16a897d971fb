#if canImport(Accelerate)
import Accelerate
#else
import COpenBLAS
#endif

/// The few dense products that recurrent networks need, by the system's BLAS.
///
/// Everything is row-major and single precision. Each product runs on the
/// thread that asks for it: OpenBLAS's own threads lose more than they win on
/// matrices as small as a cell's, and with a single thread a sum is always
/// taken in the same order, which is what makes training reproducible.
@_spi(Benchmarking) public enum BLAS {
  /// Whether a factor is used as it lies in memory or transposed.
  public enum Orientation: Sendable {
    /// As it lies in memory.
    case plain
    /// Rows and columns exchanged.
    case transposed
  }

  /// Evaluated once, before the first product.
  private static let singleThreaded: Void = {
    #if !canImport(Accelerate)
    openblas_set_num_threads(1)
    #endif
  }()

  /// Sees to it that products run on the thread that asks for them.
  static func settle() { _ = singleThreaded }

  /// Computes `y ← A·x + beta·y` for A `(rows, columns)`, x `(columns)` and y `(rows)`.
  public static func multiply(
    _ matrix: UnsafePointer<Float>, rows: Int, columns: Int,
    by vector: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>, beta: Float
  ) {
    guard rows > 0, columns > 0 else { return }
    _ = singleThreaded
    cblas_sgemv(
      CblasRowMajor, CblasNoTrans, Int32(rows), Int32(columns),
      1, matrix, Int32(columns), vector, 1, beta, result, 1)
  }

  /// Computes `C ← A·B + beta·C` for C `(m, n)`.
  ///
  /// A is `(m, k)` and B is `(k, n)` after their orientations are applied. If a
  /// side is 0, C stays as it is. A's rows and C's may lie further apart in memory than
  /// they are long: `leftStride` and `resultStride` values.
  public static func multiply(
    _ left: UnsafePointer<Float>, _ leftOrientation: Orientation = .plain,
    leftStride: Int? = nil,
    _ right: UnsafePointer<Float>, _ rightOrientation: Orientation = .plain,
    m: Int, n: Int, k: Int, into result: UnsafeMutablePointer<Float>, resultStride: Int? = nil,
    beta: Float
  ) {
    guard m > 0, n > 0, k > 0 else { return }
    _ = singleThreaded
    cblas_sgemm(
      CblasRowMajor,
      leftOrientation == .plain ? CblasNoTrans : CblasTrans,
      rightOrientation == .plain ? CblasNoTrans : CblasTrans,
      Int32(m), Int32(n), Int32(k), 1,
      left, Int32(leftStride ?? (leftOrientation == .plain ? k : m)),
      right, Int32(rightOrientation == .plain ? n : k),
      beta, result, Int32(resultStride ?? n))
  }
}
