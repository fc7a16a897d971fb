import ArgumentParser
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// `lstm-tui gradients`: how far back what is said reaches.
struct GradientsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradients",
    abstract: "Say how far back the gradient of what a model says reaches.",
    discussion: """
      The gradient of the log-odds of two words (or of a class, or of a predicted number) after \
      one word, taken back through the text: for each word the norms of its derivatives with \
      respect to h and C, relative to the word where it is said, and gradient × input of the word's \
      vector. With --unit also the direct path of that unit, the product of its forget gates; with \
      --derive every equation of backpropagation through one step of that unit, beside the same by \
      finite differences.

      With --sweep words are put between a subject and its verb, more and more of them, and for \
      each model it is told how much of the gradient is left at the subject and how often the \
      right verb is the likelier one. A template is a line of a suite with a * for the gap: \
      condition, prefix, right and wrong word, with tabs between them. docs/gradients.md says what \
      these numbers show and what they do not.
      """)

  @OptionGroup var text: TextOptions

  @Option(
    name: [.long, .short],
    help: ArgumentHelp(
      "A built-in model (\(ModelCatalog.defaultName), …; see lstm-tui models) or a file; may be"
        + " given again.",
      valueName: "name|file"),
    completion: .file(extensions: ModelOption.extensions))
  var model: [String] = [ModelCatalog.defaultName]

  @OptionGroup(title: "Options for models of other programs") var reading: ModelReadingOptions

  @Option(
    name: .long,
    help: ArgumentHelp("The word after which it is said, from 1; else the last.", valueName: "word")
  )
  var at: Int?

  @OptionGroup var watched: WatchedWordsOption
  @OptionGroup var layer: LayerOption

  @Option(
    name: .long,
    help: ArgumentHelp("Show this unit's direct path, from 0.", valueName: "unit"))
  var unit: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Derive the step at this word for --unit, with finite differences.", valueName: "word"))
  var derive: Int?

  @OptionGroup(title: "Distance") var sweep: SweepOptions

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  func validate() throws {
    if derive != nil, unit == nil {
      throw ValidationError("--derive: expected --unit with it; found none")
    }
    if sweep.isAskedFor {
      let others = [
        ("--text", text.text != nil), ("a file", text.file != nil),
        ("--input", text.input != nil), ("--at", at != nil), ("--words", watched.words != nil),
        ("--unit", unit != nil), ("--derive", derive != nil),
      ]
      if let other = others.first(where: \.1) {
        throw ValidationError(
          "--sweep reads templates of its own; found \(other.0) beside it")
      }
    } else if json, sweep.csv {
      throw ValidationError("--csv belongs to --sweep; found --json")
    } else if let stray = sweep.strayOption {
      throw ValidationError("\(stray) belongs to --sweep; found no --sweep")
    }
  }

  func run() throws {
    let models = try model.map { name in
      let opened = try ModelCatalog.open(name, options: reading.options)
      if let warning = opened.warning() { StandardStreams.writeError("\(name): \(warning)\n") }
      return opened.model
    }
    if sweep.isAskedFor {
      let report = try sweep.report(of: models, layer: layer)
      if json {
        print(try JSONText.of(report))
      } else {
        for line in sweep.csv ? report.csv : report.lines { print(line) }
      }
      return
    }
    let reports = try models.map { try report(of: $0) }
    if json {
      // One model gives one object, several a list of them.
      print(try reports.count == 1 ? JSONText.of(reports[0]) : JSONText.of(reports))
    } else {
      for (index, report) in reports.enumerated() {
        if index > 0 { print() }
        for line in report.lines { print(line) }
      }
    }
  }

  /// What is asked for of one model.
  func report(of model: TokenModel) throws -> GradientReport {
    let given = try text.input(for: model)
    let layer = try layer.index(in: model)
    let trace = TraceRecorder(model.network).trace(of: given.input)
    let at = try checked(at ?? trace.tokenCount, "--at", in: trace)
    if let derive { _ = try checked(derive, "--derive", in: trace) }
    let units = model.network.layers[layer].hiddenSize
    if let unit, !(0..<units).contains(unit) {
      throw ValidationError("--unit: expected a unit from 0 to \(units - 1); found \(unit)")
    }
    let recorder = GradientRecorder(model.network)
    let pair = try pair(for: model, in: trace, at: at)
    let scalar = pair.scalar(of: model.network.output)
    if let problem = recorder.gradientProblem(of: scalar) {
      throw FileError(model.name, problem)
    }
    let gradient = recorder.gradient(of: scalar, at: at, in: trace)
    guard derive == nil || gradient.positions.contains(derive ?? at) else {
      throw ValidationError(
        "--derive: expected a word from 1 to \(at), as what is said after it depends on no later one; "
          + "found \(derive ?? at)")
    }
    return GradientReport(
      model: model, words: given.words, pair: pair, gradient: gradient, layer: layer, unit: unit,
      derived: derive, in: trace, by: recorder)
  }

  /// What is watched: two words, or an output that is no choice by itself.
  private func pair(for model: TokenModel, in trace: Trace, at position: Int) throws -> WordPair {
    let output = model.network.output
    guard output.count > 0 else {
      throw FileError(
        model.name, "has no head, so it says nothing whose gradient could be taken")
    }
    guard output.meaning != .choices else {
      return try watched.pair(for: model, in: trace, at: position)
    }
    guard let words = watched.words else {
      let likeliest =
        output.meaning == .values
        ? 0 : trace.predictions(at: position, count: 1).first?.word ?? 0
      return WordPair(first: likeliest, second: WordPair.nothing)
    }
    guard let index = model.labels.id(matching: words) else {
      throw FileError("--words", "expected one of the outputs' names; found “\(words)”")
    }
    return WordPair(first: index, second: WordPair.nothing)
  }

  private func checked(_ position: Int, _ option: String, in trace: Trace) throws -> Int {
    try TextOptions.checked(position, option, of: trace.tokenCount)
  }
}
