import Foundation

/// Runs a program to its end.
///
/// Foundation's `Process` waits for pipes that a server started by another test at the same time may
/// have inherited, and then for ever; here the child opens files itself, and nothing is inherited.
enum ChildProcess {
  /// What a program printed, and its exit status; 128 and the number for a signal.
  struct Result {
    let output: String
    let errors: String
    let status: Int32
  }

  /// Why a program could not be started.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a program found in `PATH` with an environment, input from /dev/null or from a file.
  static func run(
    _ command: [String], environment: [String: String], input: String = "/dev/null"
  ) throws -> Result {
    let base = FileManager.default.temporaryDirectory
      .appendingPathComponent("child-\(UUID().uuidString)").path
    let (outputPath, errorPath) = (base + ".out", base + ".err")
    defer {
      unlink(outputPath)
      unlink(errorPath)
    }
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #endif
    // The threads that tests run on block signals, which a child would inherit.
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, writing, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, writing, 0o600)

    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var identifier = pid_t()
    let error = posix_spawnp(
      &identifier, command[0], &actions, &attributes, arguments, variables)
    guard error == 0 else {
      throw Failure(description: "\(command[0]): \(String(cString: strerror(error)))")
    }
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Result(
      output: text(outputPath), errors: text(errorPath),
      status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
  }

  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}
