import CKernels

/// The element-wise functions of a cell, as many lanes at a time as the processor has.
///
/// In a small network they are a good part of the work, and the C library
/// offers `exp` one number at a time. Results are within 3e-7 of the exact value,
/// relative to it for `exp`; they never leave [0, 1] and [−1, 1], and a NaN
/// stays a NaN.
///
/// Being plain arithmetic they give the same bits on every machine, which the
/// C library does not promise.
enum Activations {
  /// Replaces each value by 1 / (1 + e^−x).
  static func sigmoid(_ values: UnsafeMutablePointer<Float>, count: Int) {
    kernel_sigmoid(values, values, count)
  }

  /// 1 / (1 + e^−x).
  static func sigmoid(_ x: Float) -> Float {
    var (value, result) = (x, x)
    kernel_sigmoid(&value, &result, 1)
    return result
  }

  /// Writes the hyperbolic tangent of each value to `result`, which may be `values`.
  static func tanh(
    _ values: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>, count: Int
  ) {
    kernel_tanh(values, result, count)
  }

  /// The hyperbolic tangent.
  static func tanh(_ x: Float) -> Float {
    var (value, result) = (x, x)
    kernel_tanh(&value, &result, 1)
    return result
  }

  /// Replaces each value by e^(x − shift) and returns the sum.
  static func exponentials(
    _ values: UnsafeMutablePointer<Float>, count: Int, minus shift: Float
  ) -> Float {
    kernel_exponentials(values, count, shift)
  }

  /// The largest of some values, those that are no number left out; of none −∞.
  static func largest(of values: UnsafePointer<Float>, count: Int) -> Float {
    kernel_largest(values, count)
  }
}
