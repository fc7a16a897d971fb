import MemoryAnalysis

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The log scale of the distance sweep: powers of ten from what is all of the gradient to the least that is
/// left anywhere.
struct SweepScale: Equatable {
  /// Below this a curve leaves the picture: a scale without end would make all else a straight line.
  static let floor = -20

  /// The power of ten at the top.
  let highest: Int
  /// The power of ten at the bottom.
  let lowest: Int

  init(of curves: [SweepCurve]) {
    var (top, bottom) = (0.0, -4.0)
    for curve in curves {
      for point in curve.points {
        let share = SweepCurve.share(point)
        guard share.isFinite, share > 0 else {
          if share == 0 { bottom = Double(Self.floor) }
          continue
        }
        let power = log10(share)
        top = max(top, power - 1e-6)
        bottom = min(bottom, power)
      }
    }
    highest = min(20, Int(top.rounded(.up)))
    lowest = max(Self.floor, Int(bottom.rounded(.down)))
  }

  /// Where a power of ten stands, from 0 at the top to 1 at the bottom; `nil` below.
  func place(of power: Double) -> Double? {
    guard power >= Double(lowest) - 1e-9 else { return nil }
    return min(1, max(0, (Double(highest) - power) / Double(highest - lowest)))
  }

  /// The powers of ten that are named on so many rows, each with its row.
  func ticks(rows: Int) -> [(power: Int, row: Int)] {
    guard rows > 1 else { return [] }
    let range = highest - lowest
    // Every other row at most has a number.
    let step = [1, 2, 3, 4, 5, 6, 8, 10, 20].first { $0 * (rows - 1) >= 2 * range } ?? 20
    return stride(from: highest, through: lowest, by: -step).compactMap { power in
      place(of: Double(power)).map { (power, Self.row(of: $0, rows: rows)) }
    }
  }

  /// The row of a place among so many, each of which has two rows of dots.
  static func row(of place: Double, rows: Int) -> Int {
    max(0, min(rows - 1, Int((place * Double(2 * rows - 1)).rounded()) / 2))
  }

  /// log₁₀ of what is left at a distance: between two that were read it runs straight.
  ///
  /// - Parameters:
  ///   - points: In the order of their distances.
  ///   - distance: From the first point's to the last's.
  /// - Returns: `nil` outside, and where nothing is left.
  static func power(_ points: [DistanceSweep.Point], at distance: Double) -> Double? {
    guard let next = points.firstIndex(where: { Double($0.distance) >= distance - 1e-9 }) else {
      return nil
    }
    let far = points[next]
    func power(_ point: DistanceSweep.Point) -> Double? {
      let share = SweepCurve.share(point)
      return share > 0 && share.isFinite ? log10(share) : nil
    }
    if abs(Double(far.distance) - distance) <= 1e-9 { return power(far) }
    guard next > 0, let high = power(far), let low = power(points[next - 1]) else { return nil }
    let near = points[next - 1]
    let part = (distance - Double(near.distance)) / Double(far.distance - near.distance)
    return low + part * (high - low)
  }
}
