import ArgumentParser
import CellGrid
import ModelFiles
import Visualizer

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

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --watch: draw the screen as it is in the end into an SVG file; needs no terminal.",
      valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var svg: String?

  @OptionGroup var frame: FrameSizeOption
  @OptionGroup var display: DisplayOptions

  func validate() throws {
    let given = [("--suite", suite != nil), ("--svg", svg != nil), ("--size", frame.size != nil)]
    if watch == nil, let stray = given.first(where: \.1) {
      throw ValidationError("\(stray.0): expected with --watch")
    }
    guard frame.size == nil || svg != nil else {
      throw ValidationError("--size: expected with --svg; a terminal has its own")
    }
    let least = ViewerScreen.minimumSize
    if let size = frame.size, size.columns < least.columns || size.rows < least.rows {
      throw ValidationError(
        "--size: expected \(least.columns)x\(least.rows) or more; found"
          + " \(size.columns)x\(size.rows)")
    }
  }

  /// What draws the screen in the end, if it is not watched on a terminal.
  var picture: FramePrinter? {
    svg.map {
      FramePrinter(display: display, size: frame.sizeOrUsual, svg: $0)
    }
  }

  /// Checks that there is something to draw on, before anything is read.
  func checkScreen() throws(FileError) {
    if let svg { return try FileBytes.checkWritable(svg) }
    guard watch == nil || StandardStreams.outputIsTerminal else {
      throw FileError("--watch", "expected a terminal to draw on; standard output is none")
    }
  }
}
