import CellGrid
import MemoryAnalysis

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The heights of bars on a scale of powers of ten, the same for all networks that are compared.
struct LogScale: Equatable {
  /// The power of ten at the bottom; what is below is no bar but a number.
  static let lowest = -4

  /// The power of ten at the top: 0, or more where a gradient grows on its way back.
  let highest: Int

  init(of reaches: [GradientReach]) {
    let largest = reaches.flatMap(\.rows).reduce(1.0) {
      max($0, $1.relativeHidden.isFinite ? $1.relativeHidden : 1, $1.relativeCell ?? 0)
    }
    highest = largest > 1.000_001 && largest.isFinite ? Int(log10(largest).rounded(.up)) : 0
  }

  /// Where a value stands between the ends, in 0…1; 0 for what is below, or is no number.
  func share(of value: Double) -> Float {
    guard value > 0, value.isFinite else { return 0 }
    let power = log10(value)
    return Float(
      min(1, max(0, (power - Double(Self.lowest)) / Double(highest - Self.lowest))))
  }

  /// A power of ten as the axis has it.
  static func text(_ power: Int) -> String {
    power == 0 ? "1" : "1e" + (power < 0 ? "−" : "") + "\(abs(power))"
  }
}
