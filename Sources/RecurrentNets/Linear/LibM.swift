#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension Double {
  /// e to the power of `x`.
  static func exponential(_ x: Double) -> Double { exp(x) }

  /// The natural logarithm of `x`.
  static func naturalLogarithm(_ x: Double) -> Double { log(x) }

  /// The hyperbolic tangent of `x`.
  static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }

  /// The cosine of `x`.
  static func cosine(_ x: Double) -> Double { cos(x) }

  /// The error function of `x`.
  static func errorFunction(_ x: Double) -> Double { erf(x) }
}
