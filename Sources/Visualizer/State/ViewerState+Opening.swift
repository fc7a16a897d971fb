import CellGrid

/// A word or a unit that is not there.
public struct OpeningError: Error, Equatable, CustomStringConvertible {
  /// What was asked for and what there is, in one line.
  public let description: String
}

extension ViewerState {
  /// Tells the state what the screen can show, so that the mouse is understood as it is drawn.
  public mutating func adapt(to theme: Theme) {
    hasHalfBlocks = ViewerScreen.hasHalfBlocks(theme)
  }

  /// Goes to a word and selects a unit before the first frame.
  ///
  /// - Parameters:
  ///   - position: The word, `1...T`.
  ///   - unit: The unit, `0..<H`; `nil` for the one that tells the text's story.
  /// - Throws: If there is no such word or unit.
  public mutating func open(at position: Int, unit: Int?) throws(OpeningError) {
    guard (1...reading.count).contains(position) else {
      guard series == nil else {
        throw OpeningError(
          description:
            "--at: expected a step from 0 to \(reading.count - 1); found \(position - 1)")
      }
      throw OpeningError(
        description: "--at: expected a word from 1 to \(reading.count); found \(position)")
    }
    go(to: position)
    // What the view shows is of this word, and the first frame waits for it.
    defer { keepUp() }
    guard let unit else { return }
    guard order.units.contains(unit) else {
      throw OpeningError(
        description: "--unit: expected a unit from 0 to \(order.units.count - 1); found \(unit)")
    }
    self.unit = unit
    openingUnit = nil
  }
}
