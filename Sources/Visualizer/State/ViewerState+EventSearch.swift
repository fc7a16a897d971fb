import MemoryAnalysis
import RecurrentNets

extension ViewerState {
  /// Looks for an event beyond the window that is recorded, if the text goes on there.
  ///
  /// - Parameters:
  ///   - backward: Whether to look before the window.
  ///   - unit: The unit whose event it has to be; `nil` for any.
  ///   - nothing: What to say if there is none.
  /// - Returns: Whether it is being looked for.
  mutating func searchEvent(backward: Bool, of unit: Int?, orSay nothing: String) -> Bool {
    guard let windows = reading.windows else { return false }
    let start = backward ? reading.positions.lowerBound - 1 : reading.positions.upperBound
    guard (1...reading.count).contains(start) else { return false }
    let (given, layer, thresholds, size) = (reading, layer, layerThresholds, self)
    self.start(backward ? "looking for an earlier event" : "looking for the next event") {
      progress in
      let found = try windows.current.first(from: start, backward: backward, progress: progress) {
        EventList(of: $0.layers[layer], thresholds: thresholds[layer]).entry(
          of: unit, last: backward)
      }
      guard let found else { return { $0.message = nothing } }
      let window = windows.plan.chunks(
        holding: size.shownPositions(around: found.position), of: given.count)
      let moved = try given.moved(to: window, thresholds, progress: progress)
      return { state in
        state.reading = moved.ordered(like: state.reading)
        state.position = found.position
        state.unit = found.unit
      }
    }
    return true
  }
}

extension EventList {
  /// The first or the last event, of a unit or of any.
  fileprivate func entry(of unit: Int?, last: Bool) -> Entry? {
    last
      ? entries.last { unit == nil || $0.unit == unit }
      : entries.first { unit == nil || $0.unit == unit }
  }
}
