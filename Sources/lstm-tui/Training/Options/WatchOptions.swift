import ArgumentParser
import ModelFiles

/// Whether and how a training is watched.
struct WatchOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Show how the network reads this text while it learns; of a series, a file of numbers.",
      valueName: "text"))
  var watch: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --watch: questions that are asked while it learns; if not given, those of --hold-out.",
      valueName: "file.tsv"),
    completion: .file(extensions: ["tsv"]))
  var suite: String?

  @OptionGroup var display: DisplayOptions

  func validate() throws {
    guard suite == nil || watch != nil else {
      throw ValidationError("--suite: expected with --watch")
    }
  }

  /// Checks that there is a screen to watch on, before anything is read.
  static func checkTerminal() throws(FileError) {
    guard StandardStreams.outputIsTerminal else {
      throw FileError("--watch", "expected a terminal to draw on; standard output is none")
    }
  }
}
