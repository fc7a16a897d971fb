/// The element-wise functions of a cell, eight lanes at a time.
///
/// In a small network they are a good part of the work, and the C library
/// offers `exp` one number at a time. The polynomials are those of Cephes'
/// `expf` and `tanhf` (S. Moshier). Results are within 3e-7 of the exact value,
/// relative to it for `exp`; they never leave [0, 1] and [−1, 1], and a NaN
/// stays a NaN.
///
/// Being plain arithmetic they give the same bits on every machine, which the
/// C library does not promise.
enum Activations {
  typealias Lanes = SIMD8<Float>

  /// Replaces each value by 1 / (1 + e^−x).
  static func sigmoid(_ values: UnsafeMutablePointer<Float>, count: Int) {
    apply(to: values, count: count) { 1 / (1 + exponential(-$0)) }
  }

  /// Writes the hyperbolic tangent of each value to `result`, which may be `values`.
  static func tanh(
    _ values: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>, count: Int
  ) {
    apply(from: values, to: result, count: count) { hyperbolicTangent($0) }
  }

  /// Replaces each value by e^(x − shift) and returns the sum.
  static func exponentials(
    _ values: UnsafeMutablePointer<Float>, count: Int, minus shift: Float
  ) -> Float {
    let shifts = Lanes(repeating: shift)
    apply(to: values, count: count) { exponential($0 - shifts) }
    var sum: Float = 0
    for index in 0..<count { sum += values[index] }
    return sum
  }

  // MARK: - Eight lanes

  /// e^x; 0 below −87.3, where the result would be denormal, and ∞ above 88.3.
  @inline(__always)
  static func exponential(_ x: Lanes) -> Lanes {
    let clamped = x.replacing(with: 88.3, where: x .> 88.3).replacing(
      with: -87.3, where: x .< -87.3)
    // Adding 1.5 · 2^23 rounds to an integer and leaves it in the low bits.
    let magic = Lanes(repeating: 12_582_912)
    let shifted = clamped * 1.442_695_04 + magic
    let n = shifted - magic
    let r = clamped - n * 0.693_359_375 - n * -2.121_944_4e-4
    var p = Lanes(repeating: 1.987_569_2e-4)
    p = p * r + 1.398_2e-3
    p = p * r + 8.333_452e-3
    p = p * r + 4.166_579_6e-2
    p = p * r + 1.666_666_5e-1
    p = p * r + 5.000_000_1e-1
    let power = p * (r * r) + r + 1
    let exponent = (bits(shifted) &- bits(magic)) &<< 23
    let scaled = unsafeBitCast(bits(power) &+ exponent, to: Lanes.self)
    // The bit trick turns a NaN into a number; hand the NaN on instead.
    return scaled.replacing(with: 0, where: x .< -87.3)
      .replacing(with: .infinity, where: x .> 88.3)
      .replacing(with: x, where: x .!= x)
  }

  /// Near 0 an odd polynomial (1 − 2/(e^2x + 1) would cancel), else by `exponential`.
  @inline(__always)
  static func hyperbolicTangent(_ x: Lanes) -> Lanes {
    let magnitude = x.replacing(with: -x, where: x .< 0)
    let large = 1 - 2 / (exponential(magnitude * 2) + 1)
    let signed = large.replacing(with: -large, where: x .< 0)
    let z = x * x
    var p = Lanes(repeating: -5.704_988_7e-3)
    p = p * z + 2.063_908_9e-2
    p = p * z - 5.373_971_6e-2
    p = p * z + 1.333_144_2e-1
    p = p * z - 3.333_328_2e-1
    let small = p * (z * x) + x
    return signed.replacing(with: small, where: magnitude .< 0.625)
  }

  @inline(__always)
  private static func bits(_ lanes: Lanes) -> SIMD8<Int32> {
    unsafeBitCast(lanes, to: SIMD8<Int32>.self)
  }

  // MARK: - Arrays

  @inline(__always)
  private static func apply(
    to values: UnsafeMutablePointer<Float>, count: Int, _ function: (Lanes) -> Lanes
  ) {
    apply(from: values, to: values, count: count, function)
  }

  @inline(__always)
  private static func apply(
    from values: UnsafePointer<Float>, to result: UnsafeMutablePointer<Float>, count: Int,
    _ function: (Lanes) -> Lanes
  ) {
    // One call of the function, or the compiler would not put it into the loop.
    let width = Lanes.scalarCount
    var index = 0
    while index < count {
      let rest = count - index
      var lanes = Lanes.zero
      if rest >= width {
        lanes = UnsafeRawPointer(values + index).loadUnaligned(as: Lanes.self)
      } else {
        for lane in 0..<rest { lanes[lane] = values[index + lane] }
      }
      lanes = function(lanes)
      if rest >= width {
        UnsafeMutableRawPointer(result + index).storeBytes(of: lanes, as: Lanes.self)
      } else {
        for lane in 0..<rest { result[index + lane] = lanes[lane] }
      }
      index += width
    }
  }
}
