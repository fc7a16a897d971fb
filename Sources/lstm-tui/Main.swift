import ArgumentParser
import Dispatch

/// Where the program starts.
///
/// The viewer runs on the main thread: job control and the terminal's signals
/// are the main thread's business, and an asynchronous `main` would leave it to
/// a worker thread that has them blocked. Only commands that need concurrency
/// get a task.
@main
enum Main {
  static func main() {
    do {
      var command = try LSTMTUI.parseAsRoot()
      guard let asynchronous = command as? any AsyncParsableCommand else {
        try command.run()
        try StandardStreams.flushOutput()
        return
      }
      runInTask(asynchronous)
    } catch {
      LSTMTUI.exit(withError: error)
    }
  }

  private static func runInTask(_ command: any AsyncParsableCommand) -> Never {
    // Parsed commands are values of plain options, handed over once.
    nonisolated(unsafe) var command = command
    Task {
      do {
        try await command.run()
        LSTMTUI.exit()
      } catch {
        LSTMTUI.exit(withError: error)
      }
    }
    dispatchMain()
  }
}
