import Synchronization

/// How far a long computation has come, and whether it should go on.
///
/// The computation reports from its own thread; whoever waits for it reads
/// ``share`` and may ``cancel()`` from another.
public final class WorkProgress: Sendable {
  private let thousandths: Atomic<Int>
  private let isCancelled = Atomic<Bool>(false)

  /// Creates the progress of something that has not begun, or of the next piece of it.
  ///
  /// - Parameter share: What is done already, in 0…1.
  public init(share: Double = 0) {
    thousandths = Atomic(Int(share * 1000))
  }

  /// The share that is done, in 0…1.
  public var share: Double { Double(thousandths.load(ordering: .relaxed)) / 1000 }

  /// Asks the computation to stop at its next report.
  public func cancel() { isCancelled.store(true, ordering: .relaxed) }

  /// Says that `done` of `total` parts are done.
  ///
  /// - Throws: `CancellationError` if the computation should stop.
  public func report(_ done: Int, of total: Int) throws(CancellationError) {
    thousandths.store(total > 0 ? min(1000, done * 1000 / total) : 0, ordering: .relaxed)
    if isCancelled.load(ordering: .relaxed) { throw CancellationError() }
  }
}
