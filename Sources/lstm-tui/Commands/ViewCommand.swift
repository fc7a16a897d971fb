import ArgumentParser
import CellGrid
import Language
import ModelFiles
import TerminalBackend
import Visualizer

/// `lstm-tui [view] FILE`: the viewer.
struct ViewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view", abstract: "Step through a text and watch the gates (the default).")

  @OptionGroup var text: TextOptions
  @OptionGroup var model: ModelOption
  @OptionGroup var comparison: CompareOptions
  @OptionGroup var display: DisplayOptions
  @OptionGroup var frame: FrameSizeOption
  @OptionGroup(title: "How the network speaks (key t)") var sampling: SamplingOptionGroup

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The word to open at, from 1, or the step of a series, from 0.", valueName: "word"))
  var at: Int?

  @Option(name: .long, help: ArgumentHelp("The unit to select, from 0.", valueName: "unit"))
  var unit: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The view to open: a name or a number; memory if nothing is compared.", valueName: "view"),
    transform: ViewCommand.viewName)
  var view: ViewName?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The suite whose conditions view 7 compares; else the built-in one.", valueName: "file.tsv"),
    completion: .file(extensions: ["tsv"]))
  var suite: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A network of another cell and the same words beside this one in view 0; may be given again.",
      valueName: "name|file"),
    completion: .file(extensions: ModelOption.extensions))
  var twin: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Keys to press first, as in \"Right Right j\".", valueName: "keys"),
    transform: ViewCommand.keys)
  var play: [Key] = []

  @Flag(name: .customLong("print"), help: "Print one frame, at the last word, and end.")
  var prints = false

  @Option(
    name: .long, help: ArgumentHelp("Draw one frame into an SVG file instead.", valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var svg: String?

  @Flag(name: .long, help: "Leave the mouse to the terminal.")
  var noMouse = false

  private static func viewName(_ text: String) throws -> ViewName {
    if let view = ViewName(rawValue: text)
      ?? ViewName.allCases.first(where: { "\($0.number)" == text }
      )
    {
      return view
    }
    let names = ViewName.allCases.map { "\($0.number) (\($0.rawValue))" }
    throw ValidationError("expected \(names.joined(separator: ", ")); found “\(text)”")
  }

  private static func keys(_ text: String) throws -> [Key] {
    do {
      return try Key.sequence(text)
    } catch {
      throw ValidationError(error.description)
    }
  }

  func validate() throws {
    if text.file == "-" || text.input == "-", comparison.compare == "-" {
      throw ValidationError("--compare: standard input is read as the text already; name a file")
    }
  }

  func run() throws {
    let opened = try model.open(for: text)
    let model = opened.model
    let other = try comparison.input(for: model)
    let printsFrame = prints || svg != nil || !StandardStreams.outputIsTerminal
    let size = frame.sizeOrUsual
    var state = try state(
      of: model, isCompared: other != nil, isHurried: !printsFrame && at == nil, size: size)
    state.draw(by: sampling.options)
    var start = printsFrame ? state.reading.count : 1
    if let other {
      switch other.content {
      case .words(let tokens):
        state.compare(with: tokens, source: other.source, truncation: other.truncation)
      case .series(let series):
        state.compare(with: series, source: other.source, truncation: other.truncation)
      }
      if view ?? .compare == .compare {
        state.openComparison()
        start = state.position
      }
    }
    do {
      // Steps of a series are counted from 0, as they are called on the screen.
      let place = at.map { model.network.readsVectors ? $0 + 1 : $0 }
      try state.open(
        at: place ?? start, unit: unit ?? ModelCatalog.example(of: model)?.unit)
    } catch {
      throw ValidationError(error.description)
    }
    if let suite {
      let name = suite.lastPathPart
      state.use(try SuiteFile.load(suite), named: name)
    }
    try state.setBeside(
      twin.map { try ModelCatalog.open($0, options: self.model.reading.options).model })
    if let warning = opened.warning(for: text) {
      // A printed frame has no first key that would take it away.
      if printsFrame {
        StandardStreams.writeError("\(model.name): \(warning)\n")
      } else {
        state.say(warning)
      }
    }
    if printsFrame {
      press(play, on: &state)
      try FramePrinter(display: display, size: size, svg: svg).draw(state)
    } else {
      try show(&state)
    }
  }

  /// Opens what is to be read; texts that are compared are read whole, up to some length.
  private func state(
    of model: TokenModel, isCompared: Bool, isHurried: Bool, size: GridSize
  ) throws -> ViewerState {
    if !isCompared, !text.readsSeries(for: model) {
      let long = try text.longText(for: model, isHurried: isHurried)
      return ViewerState(
        model: model, text: long.text, rest: long.rest, source: long.source,
        truncation: long.truncation, size: size, view: view ?? .memory)
    }
    let given = try text.input(for: model, isNoted: false)
    switch given.content {
    case .words(let tokens):
      return ViewerState(
        model: model, text: TokenizedText(tokens), source: given.source,
        truncation: given.truncation, readsWhole: true, size: size, view: view ?? .memory)
    case .series(let series):
      return ViewerState(
        model: model, series: series, source: given.source, truncation: given.truncation,
        size: size, view: view ?? .memory)
    }
  }

  /// The viewer, until the user leaves.
  private func show(_ state: inout ViewerState) throws {
    let terminal = try CursesTerminal(options: display.terminalOptions(mouse: !noMouse))
    defer { terminal.close() }
    state.update(.resize(terminal.size))
    press(play, on: &state)
    let loop = ViewerLoop(terminal: terminal) { display.theme(of: terminal) }
    loop.run(&state)
  }

  /// Presses keys, each once what the one before it asked for is done.
  private func press(_ keys: [Key], on state: inout ViewerState) {
    state.finishWork()
    for key in keys {
      state.update(.key(key))
      state.finishWork()
    }
  }
}
