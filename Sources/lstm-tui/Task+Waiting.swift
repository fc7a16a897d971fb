import Dispatch
import Synchronization

extension Task where Failure == Never {
  /// What the task comes to, waited for on a thread of one's own.
  ///
  /// Only the main thread may wait like this: one of those that run tasks would be missing there.
  var awaitedValue: Success {
    let slot = Slot<Success>()
    let isDone = DispatchSemaphore(value: 0)
    Task<Void, Never> {
      let value = await value
      slot.value.withLock { $0 = value }
      isDone.signal()
    }
    isDone.wait()
    guard let value = slot.value.withLock({ $0 }) else {
      preconditionFailure("a task that is done has a value")
    }
    return value
  }
}

/// Where a value is put by one thread and found by another.
private final class Slot<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
