#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A log scale for losses, between round numbers: 1, 2 or 5 times a power of ten.
struct LossAxis: Equatable {
  /// The round numbers from the lower to the upper end.
  let ticks: [Double]

  /// The smallest loss that is drawn: 0 has no logarithm.
  private static let least = 1e-6

  /// The axis that holds all losses; `nil` if there are none.
  init?(_ losses: some Sequence<Double>) {
    var low = Double.infinity
    var high = 0.0
    for loss in losses where loss.isFinite {
      low = min(low, max(Self.least, loss))
      high = max(high, max(Self.least, loss))
    }
    guard low <= high else { return nil }
    var tick = Self.roundNumber(below: low)
    var ticks = [tick]
    repeat {
      tick = Self.next(after: tick)
      ticks.append(tick)
    } while tick < high * (1 - 1e-9)
    self.ticks = ticks
  }

  /// What is drawn of a loss.
  func height(of loss: Double) -> Float { Float(log(max(Self.least, loss))) }

  /// The ends as what is drawn.
  var scale: PlotScale { PlotScale([height(of: ticks[0]), height(of: ticks[ticks.count - 1])]) }

  /// A round number as it is printed.
  static func text(_ tick: Double) -> String {
    guard tick > 0.00999 else { return ScientificText.short(tick) }
    return NumberText.fixed(tick, decimals: tick < 0.0999 ? 2 : (tick < 0.999 ? 1 : 0))
  }

  private static func roundNumber(below value: Double) -> Double {
    let power = pow(10, floor(log10(value)))
    return [5, 2].map { $0 * power }.first { $0 <= value * (1 + 1e-9) } ?? power
  }

  private static func next(after tick: Double) -> Double {
    let power = pow(10, floor(log10(tick * 1.001)))
    let digit = (tick / power).rounded()
    return digit < 1.5 ? 2 * power : (digit < 2.5 ? 5 * power : 10 * power)
  }
}
