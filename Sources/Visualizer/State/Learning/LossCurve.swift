/// The smoothed loss over the updates of a training, in bins that grow wider as it goes on.
///
/// However long a training is, its curve takes no more than ``capacity`` bins: whenever there are
/// more, two and two become one.
public struct LossCurve: Sendable, Equatable {
  /// The most bins; more than any screen has columns for.
  static let capacity = 512

  /// How many updates had been made before the first one here.
  public let start: Int

  /// How many updates are here.
  public private(set) var count = 0

  /// How many updates a bin holds; the last may hold fewer.
  public private(set) var binWidth = 1

  /// The mean loss of each bin.
  public private(set) var bins: [Double] = []

  /// Creates an empty curve that begins after `start` updates.
  public init(after start: Int = 0) { self.start = start }

  /// How many updates have been made in all.
  public var end: Int { start + count }

  /// Adds the loss of the next update.
  public mutating func append(_ loss: Double) {
    let held = count % binWidth
    if held == 0 {
      if bins.count == Self.capacity { halve() }
      bins.append(0)
    }
    bins[bins.count - 1] += (loss - bins[bins.count - 1]) / Double(held + 1)
    count += 1
  }

  /// The mean loss of some updates, counted from the beginning of the training; `nil` if there were
  /// none of them.
  ///
  /// Updates of one bin all have its mean.
  public func mean(of updates: Range<Int>) -> Double? {
    let wanted = updates.clamped(to: start..<end)
    guard !wanted.isEmpty else { return nil }
    let first = (wanted.lowerBound - start) / binWidth
    let last = (wanted.upperBound - 1 - start) / binWidth
    return bins[first...last].reduce(0, +) / Double(last - first + 1)
  }

  /// The loss at the end.
  public var last: Double? { bins.last }

  private mutating func halve() {
    bins = stride(from: 0, to: bins.count, by: 2).map { index in
      index + 1 < bins.count ? (bins[index] + bins[index + 1]) / 2 : bins[index]
    }
    binWidth *= 2
  }
}
