/// How the step size changes in the course of a training.
public enum LearningRateSchedule: String, Sendable, Codable, CaseIterable {
  /// It stays.
  case constant

  /// It falls to 0 in a straight line.
  case linear

  /// It falls to 0 along half a cosine (Loshchilov & Hutter 2017).
  case cosine

  /// What the step size is multiplied by.
  ///
  /// - Parameters:
  ///   - update: The update that is about to be made, from 0.
  ///   - updates: How many there will be.
  ///   - warmUp: For how many updates at the start it rises, in a straight line.
  /// - Returns: A factor from 0 to 1.
  public func factor(update: Int, of updates: Int, warmUp: Int = 0) -> Float {
    let share = min(1, Float(update) / Float(max(1, updates)))
    let factor: Float =
      switch self {
      case .constant: 1
      case .linear: 1 - share
      case .cosine: Float((1 + Double.cosine(.pi * Double(share))) / 2)
      }
    return update < warmUp ? factor * Float(update + 1) / Float(warmUp + 1) : factor
  }
}
