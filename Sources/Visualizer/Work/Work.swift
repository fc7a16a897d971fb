import MemoryAnalysis

/// A computation that may take longer than a frame.
///
/// The state asks for it, whoever runs the viewer computes it beside the
/// screen, and its outcome is applied to the state when it is there. Until then
/// everything goes on as before; Esc or a change of the text gives it up.
public struct Work: Sendable {
  /// What the outcome does to the state.
  public typealias Outcome = @Sendable (inout ViewerState) -> Void

  /// Tells this piece of work from earlier ones.
  public let id: Int

  /// What is being computed, as in "silencing each of 24 units".
  public let title: String

  /// Whether it is about the text as it is now, so that nobody wants it when that changes.
  let isAboutText: Bool

  /// The share that is done, in 0…1, as last told.
  public internal(set) var share = 0.0

  /// Computes the outcome, from any thread.
  ///
  /// It throws `CancellationError` if it was told to stop, and an error that
  /// describes itself in one line if it cannot be done.
  public let compute: @Sendable (WorkProgress) throws -> Outcome
}

extension ViewerState {
  /// Asks for a computation, in the place of one that may still be going on.
  ///
  /// - Parameters:
  ///   - title: What is computed.
  ///   - isAboutText: Whether a change of the text or of what is done to it makes it useless.
  ///   - share: What is done already if this is a piece of something longer, in 0…1.
  ///   - compute: Computes it; see ``Work/compute``.
  mutating func start(
    _ title: String, isAboutText: Bool = true, from share: Double = 0,
    _ compute: @escaping @Sendable (WorkProgress) throws -> Work.Outcome
  ) {
    if let work, pendingInterferences?.id == work.id || pendingTokens?.id == work.id {
      message = "gave up \(work.title)"
    }
    workCount += 1
    work = Work(
      id: workCount, title: title, isAboutText: isAboutText, share: share, compute: compute)
  }

  /// Gives up what was being computed about a text that has changed.
  mutating func dropWorkAboutText() {
    if work?.isAboutText == true { work = nil }
  }

  /// Takes in how far the work has come.
  public mutating func noteProgress(_ share: Double) { work?.share = share }

  /// Takes in the outcome of a piece of work, unless it is no longer wanted.
  public mutating func finish(_ id: Int, with outcome: Work.Outcome) {
    guard work?.id == id else { return }
    work = nil
    let old = position
    outcome(&self)
    settle(from: old)
    // What waited for it, or depends on it, is next.
    keepUp()
  }

  /// Does the work that was asked for here and now: for frames that nobody waits at.
  public mutating func finishWork() {
    while true {
      if let ahead {
        finishAhead(ahead.id, with: ahead.outcome(WorkProgress()))
      } else if let work {
        finish(work.id, with: work.outcome(WorkProgress()))
      } else {
        return
      }
    }
  }
}

extension Work {
  /// The outcome, which for an error is to say it.
  public func outcome(_ progress: WorkProgress) -> Outcome {
    do {
      return try compute(progress)
    } catch {
      let text = error is CancellationError ? nil : "\(error)"
      return { state in state.message = text }
    }
  }
}
