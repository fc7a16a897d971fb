import RecurrentNets

/// Moments of a training that one can go back to: the first, and others evenly apart.
///
/// When there are too many every second one goes, and from then on they are twice as far apart. So
/// the first updates, in which most happens, are all kept as long as there is room.
public struct MomentAlbum: Sendable, Equatable {
  /// The most moments.
  static let mostMoments = 240

  /// The most parameters of all moments together: a quarter of a gibibyte.
  static let mostParameters = 1 << 26

  /// The moments, the earliest first.
  public private(set) var moments: [LearningMoment] = []

  /// How many updates lie between two moments.
  public private(set) var spacing = 1

  private let capacity: Int

  /// Creates an empty album.
  ///
  /// - Parameter parameterCount: How many parameters a network has; of large ones fewer are kept.
  public init(parameterCount: Int) {
    capacity = max(8, min(Self.mostMoments, Self.mostParameters / max(1, parameterCount)))
  }

  /// Whether the moment after so many updates is to be kept.
  public func wants(_ update: Int) -> Bool {
    guard let last = moments.last else { return true }
    return update >= last.update + spacing
  }

  /// Keeps a moment that is wanted.
  public mutating func add(_ moment: LearningMoment) {
    moments.append(moment)
    guard moments.count > capacity else { return }
    moments = stride(from: 0, to: moments.count, by: 2).map { moments[$0] }
    spacing *= 2
  }

  /// The moment before an update, if there is one.
  func last(before update: Int) -> LearningMoment? { moments.last { $0.update < update } }

  /// The moment after an update, if there is one.
  func first(after update: Int) -> LearningMoment? { moments.first { $0.update > update } }

  /// The moment closest to an update, if there is any.
  func nearest(to update: Int) -> LearningMoment? {
    moments.min { abs($0.update - update) < abs($1.update - update) }
  }
}
