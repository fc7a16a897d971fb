import Visualizer

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The sweep as a picture in text: what is left of the gradient against distance, on a log scale.
struct SweepChart {
  let report: SweepReport

  /// The power of ten of the lowest row; what is below stands there.
  private static let lowest = -10

  /// The columns of one distance.
  private static let pitch = 4

  /// The letter of each model: its cell's, or a number where several have the same cell.
  private var marks: [String] {
    report.models.enumerated().map { index, model in
      let isAlone = report.models.count { $0.cell == model.cell } == 1
      return isAlone ? String(model.cell.prefix(1)) : "\(index + 1)"
    }
  }

  /// The lines: what the letters mean, a row for each power of ten, the distances.
  var lines: [String] {
    guard let points = report.models.first?.points, points.count > 1 else { return [] }
    let names = zip(marks, report.models).map { "\($0) \($1.model) ‖∂\($1.symbol)‖" }
    var lines = ["", "left of the gradient at the subject:  " + names.joined(separator: "   ")]
    let powers = report.models.flatMap(\.points).map { Self.power(of: $0) }
    let top = max(0, powers.max() ?? 0)
    let bottom = min(-1, powers.min() ?? -1)
    for power in stride(from: top, through: bottom, by: -1) {
      let label = power == 0 ? "1" : "1e\(power < 0 ? "−" : "")\(abs(power))"
      let isLowest = power == Self.lowest
      lines.append(
        padded((isLowest ? "≤" : "") + label, to: 6) + " │" + row(power, points: points.count))
    }
    lines.append(
      String(repeating: " ", count: 7) + "└"
        + String(repeating: "─", count: Self.pitch * points.count))
    lines.append(
      padded("words", to: 6) + "  "
        + points.map { padded("\($0.distance)", to: Self.pitch) }.joined())
    return lines
  }

  /// One power of ten: a letter for each model that is there, several side by side.
  private func row(_ power: Int, points: Int) -> String {
    let cells = (0..<points).map { index in
      let here = zip(marks, report.models)
        .filter { Self.power(of: $0.1.points[index]) == power }.map(\.0).joined()
      return padded(String(here.prefix(Self.pitch - 1)), to: Self.pitch)
    }
    // No blanks at the end of a line.
    let last = cells.lastIndex { $0.contains { $0 != " " } } ?? -1
    return cells.prefix(last + 1).joined()
  }

  /// The power of ten a gradient is nearest to.
  private static func power(of point: SweepReport.Model.Point) -> Int {
    let value = point.relativeCell ?? point.relativeHidden
    guard value.isFinite, value > 0 else { return lowest }
    return max(lowest, Int(log10(value).rounded()))
  }

  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

extension SweepReport.Model {
  /// What of the state the gradient is taken of: C, or h where there is no C.
  fileprivate var symbol: String { points.first?.relativeCell == nil ? "h" : "C" }
}
