import ArgumentParser
import ModelFiles

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Where the program starts.
///
/// Every command runs on the main thread: job control and the terminal's signals are the main
/// thread's business, and an asynchronous `main` would leave them to a worker thread that has them
/// blocked. What needs concurrency starts tasks and waits for them.
@main
enum Main {
  static func main() {
    // Ctrl-\ is no crash, and nobody wants to be asked about it.
    ProcessSignal.useDefault(SIGQUIT)
    do {
      var command = try LSTMTUI.parseAsRoot()
      do {
        try command.run()
        try StandardStreams.flushOutput()
        end(.success)
      } catch {
        exit(withErrorOfRun: error)
      }
    } catch {
      exit(with: error)
    }
  }

  // MARK: - Ends

  /// Ends with what the arguments ask for, as a version or help, or with what is wrong.
  private static func exit(with error: any Error) -> Never {
    let code = LSTMTUI.exitCode(for: error)
    let message = LSTMTUI.fullMessage(for: error)
    guard code == .success else {
      if !message.isEmpty {
        let safe = Self.message(message, quoting: CommandLine.arguments.dropFirst())
        StandardStreams.writeError(safe + "\n")
      }
      end(code)
    }
    if !message.isEmpty { print(message) }
    do {
      try StandardStreams.flushOutput()
    } catch {
      exit(with: error)
    }
    end(.success)
  }

  /// Ends with what went wrong while a command ran.
  ///
  /// Values that only the model shows to be wrong need one line; the usage of the whole program
  /// beside it would be no help.
  private static func exit(withErrorOfRun error: any Error) -> Never {
    guard let error = error as? ValidationError else { exit(with: error) }
    StandardStreams.writeError("Error: \(error.message.withVisibleControls)\n")
    end(.validationFailure)
  }

  /// Ends the process as it is.
  ///
  /// What was begun beside the screen and is no longer wanted may still compute; the C library's `exit`
  /// would take the linear algebra away from under it.
  private static func end(_ code: ExitCode) -> Never {
    fflush(nil)
    _exit(code.rawValue)
  }

  /// A message with signs for the controls in it; its own line ends stay.
  ///
  /// - Parameters:
  ///   - text: The message.
  ///   - arguments: What it may quote, line ends and all.
  /// - Returns: A text that no terminal acts on.
  private static func message(
    _ text: String, quoting arguments: some Sequence<String>
  ) -> String {
    var text = text
    for argument in arguments where argument.contains(where: \.isNewline) {
      text = text.replacing(argument, with: argument.withVisibleControls)
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.withVisibleControls }.joined(separator: "\n")
  }
}
