import Dispatch
import MemoryAnalysis
import Synchronization
import Visualizer

/// A piece of the viewer's work, computed beside the screen.
final class BackgroundWork: Sendable {
  /// Which piece it is.
  let id: Int

  private let progress: WorkProgress
  private let result = Mutex<Work.Outcome?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// Starts computing.
  init(_ work: Work) {
    id = work.id
    progress = WorkProgress(share: work.share)
    // A queue of its own has a thread of its own: the shared ones run out where earlier
    // work was given up but hangs, as on a pipe that nobody writes to.
    DispatchQueue(label: "lstm-tui work", qos: .userInitiated).async { [self] in
      let outcome = work.outcome(progress)
      result.withLock { $0 = outcome }
      isDone.signal()
    }
  }

  /// The share that is done, in 0…1.
  var share: Double { progress.share }

  /// The outcome, once it is there.
  var outcome: Work.Outcome? { result.withLock { $0 } }

  /// Waits for the outcome, but no longer than `time`.
  func wait(atMost time: DispatchTimeInterval) {
    if isDone.wait(timeout: .now() + time) == .success { isDone.signal() }
  }

  /// Tells the computation to stop; its outcome is not wanted.
  func cancel() { progress.cancel() }
}
