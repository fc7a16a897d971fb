/// Stepping by itself.
public struct Playback: Sendable, Equatable {
  /// The speeds, in words a second.
  static let speeds: [Double] = [0.5, 1, 2, 4, 8, 16]

  private var speedIndex = 2

  /// Whether the text is being played.
  public internal(set) var isPlaying = false

  /// Words a second.
  public var speed: Double { Self.speeds[speedIndex] }

  /// The time between two steps, in seconds; `nil` while paused.
  public var interval: Double? { isPlaying ? 1 / speed : nil }

  /// Goes to the next or the previous speed and returns whether there was one.
  mutating func changeSpeed(by steps: Int) -> Bool {
    let index = speedIndex + steps
    guard Self.speeds.indices.contains(index) else { return false }
    speedIndex = index
    return true
  }
}
