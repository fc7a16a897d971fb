import Dispatch
import Testing

@testable import lstm_tui

/// If this fails, a command that trains never ends.
@Suite struct TaskWaitingTests {
  @Test("A thread that waits for a task gets what it comes to")
  func value() async {
    let task = Task { () async -> Int in
      await Task.yield()
      return 7
    }
    let value = await withCheckedContinuation { continuation in
      // One of those that run tasks must not wait.
      DispatchQueue(label: "waits").async { continuation.resume(returning: task.awaitedValue) }
    }
    #expect(value == 7)
  }
}
