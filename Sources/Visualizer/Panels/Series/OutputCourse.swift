import CellGrid
import RecurrentNets

/// The outputs at the steps that fit into a plot, up to the current one.
struct OutputCourse {
  /// The steps that have a column; those after the current one stay empty until they are reached.
  let positions: ClosedRange<Int>

  private let state: ViewerState
  /// The outputs at each step up to the current one.
  private let outputs: [[Float]]

  /// More multiplications than this would take longer than a frame.
  private static let most = 4_000_000

  /// Computes the outputs; `nil` where there is no course to be shown.
  ///
  /// - Parameters:
  ///   - state: What is shown.
  ///   - capacity: How many columns there are.
  ///   - given: What the network computed; `nil` for what it did with the interferences.
  init?(_ state: ViewerState, capacity: Int, of given: Trace? = nil) {
    let trace = given ?? state.reading.trace
    let weights = trace.output.count * trace.output.inputSize
    guard capacity > 3, !trace.predictsOnce, capacity * weights <= Self.most else { return nil }
    self.state = state
    positions = HeatmapsLayout.window(
      around: state.position, count: state.reading.count, capacity: capacity)
    outputs = (positions.lowerBound...state.position).map { trace.output(at: $0) }
  }

  /// One output at each step up to the current one.
  func values(of output: Int) -> [Float] { outputs.map { $0[output] } }

  /// What came after each of those steps.
  func next(of feature: Int) -> [Float] {
    guard let series = state.series else { return [] }
    return (positions.lowerBound...state.position).map {
      $0 < series.count ? series[$0 + 1, feature] : .nan
    }
  }

  /// The bars of such values, a column for each.
  func bars(of values: [Float], from column: Int, _ theme: Theme) -> [Sparkline.Bar] {
    values.enumerated().map { index, value in
      let isNow = positions.lowerBound + index == state.position
      return Sparkline.Bar(
        value: value, field: column + index..<column + index + 1,
        style: isNow ? theme.accentText.with(underline: false) : theme.plain)
    }
  }

  /// Where the plots end, and which steps they show.
  var legend: String {
    let scale = state.outputScale.text
    guard state.series != nil else { return scale }
    return "\(scale)  t=\(positions.lowerBound - 1)..\(positions.upperBound - 1)"
  }
}
