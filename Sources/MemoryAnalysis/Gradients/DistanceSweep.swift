import RecurrentNets

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// How much of a subject reaches the verb, and whether the verb is right, by how many words stand between.
///
/// For each distance every template is read with so many words in its gap. What is watched is the
/// log-odds of the right word against the wrong one after the last word, and its gradient with respect to
/// the state at the subject (the first word) relative to the state at the last. Norms of different templates
/// are averaged as logarithms, since they span many powers of ten.
public struct DistanceSweep: Sendable, Equatable {
  /// What was found at one distance.
  public struct Point: Sendable, Equatable {
    /// How many words are in the gap.
    public var distance: Int
    /// How many templates have the right word likelier than the wrong one.
    public var right: Int
    /// How many templates there are.
    public var rows: Int
    /// The mean log-odds of the right word, in nats.
    public var logOdds: Double
    /// ‖∂y/∂h‖ at the subject relative to the last word, the geometric mean.
    public var hidden: Double
    /// ‖∂y/∂C‖ likewise; `nil` in cells without C.
    public var cell: Double?
    /// |∂y/∂x · x| of the subject's vector, the mean over the templates, in nats.
    public var input: Double

    /// The share of templates with the right word likelier.
    public var accuracy: Double { rows == 0 ? 0 : Double(right) / Double(rows) }
  }

  /// One point for each distance.
  public let points: [Point]

  /// Reads every template at every distance.
  ///
  /// - Parameters:
  ///   - templates: The texts, at least one.
  ///   - filler: The words put into the gap, over and over; at least one.
  ///   - distances: How many words are put in.
  ///   - layer: The layer whose states are looked at.
  ///   - recorder: Takes the gradients.
  ///   - progress: Where to report each distance.
  /// - Throws: `CancellationError` if it was told to stop.
  /// - Complexity: O(distances · templates · the longest text).
  public init(
    over templates: [DistanceTemplate], filler: [Int], distances: [Int], layer: Int,
    by recorder: GradientRecorder, progress: WorkProgress = WorkProgress()
  ) throws(CancellationError) {
    precondition(!templates.isEmpty && !filler.isEmpty, "a sweep has something to read")
    let reader = TraceRecorder(recorder.network)
    var points: [Point] = []
    for (index, distance) in distances.enumerated() {
      try progress.report(index, of: distances.count)
      points.append(
        Self.point(
          at: distance, over: templates, filler: filler, layer: layer, by: recorder, reader))
    }
    self.points = points
  }

  /// Reads every template at one distance.
  ///
  /// - Parameters:
  ///   - distance: How many words are put in.
  ///   - templates: The texts, at least one.
  ///   - filler: The words put into the gap, over and over; at least one.
  ///   - layer: The layer whose states are looked at.
  ///   - recorder: Takes the gradients.
  ///   - reader: Reads, with the same network.
  /// - Returns: What was found.
  /// - Complexity: O(templates · the longest text).
  public static func point(
    at distance: Int, over templates: [DistanceTemplate], filler: [Int], layer: Int,
    by recorder: GradientRecorder, _ reader: TraceRecorder
  ) -> Point {
    var point = Point(
      distance: distance, right: 0, rows: templates.count, logOdds: 0, hidden: 0, input: 0)
    var (hidden, cell) = ([Double](), [Double]())
    for template in templates {
      let trace = reader.trace(of: template.text(filling: distance, with: filler))
      let gradient = recorder.gradient(
        of: template.pair.scalar(of: recorder.network.output), at: trace.tokenCount, in: trace)
      let reach = GradientReach(of: gradient, layer: layer, in: trace, by: recorder.network)
      guard let row = reach.row(at: trace.firstPosition) else { continue }
      point.right += gradient.value > 0 ? 1 : 0
      point.logOdds += gradient.value / Double(templates.count)
      point.input += abs(row.input) / Double(templates.count)
      hidden.append(row.relativeHidden)
      if let relative = row.relativeCell { cell.append(relative) }
    }
    point.hidden = geometricMean(hidden)
    point.cell = cell.isEmpty ? nil : geometricMean(cell)
    return point
  }

  /// The mean of logarithms, as a number; 0 if one of them is 0.
  private static func geometricMean(_ values: [Double]) -> Double {
    guard !values.isEmpty, values.allSatisfy({ $0 > 0 }) else { return 0 }
    return exp(values.reduce(0) { $0 + log($1) } / Double(values.count))
  }
}
