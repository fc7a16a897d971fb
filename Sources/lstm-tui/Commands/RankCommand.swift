import ArgumentParser
import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets

extension UnitCriterion: ExpressibleByArgument {}

/// `lstm-tui rank`: the units of a layer in the order of a criterion.
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Order the units of a model by what they do.",
    discussion: """
      story: what a unit wrote in the text times how long it kept it. number: its number. \
      retention: the mean of its forget gate over the text. saturation: how often f, i and o are \
      above 0.9 or below 0.1. share: how much it speaks for the first of two words against the \
      second, in nats. effect: how far silencing it moves the log-odds of the two words, in nats. \
      contrast: how well its C (h in a plain RNN) tells two sets of texts apart, as an AUC; the \
      sets are the rows of one condition of a suite, split by the right word, and the columns \
      count words back from the end of the texts.
      """)

  @OptionGroup var text: TextOptions
  @OptionGroup var model: ModelOption

  @Option(name: .long, help: ArgumentHelp("What the units are ordered by.", valueName: "criterion"))
  var by: UnitCriterion = .story

  @Option(
    name: .long,
    help: ArgumentHelp(
      "For share and effect: the word after which the two words are compared, from 1; else the last.",
      valueName: "word"))
  var at: Int?

  @OptionGroup var watched: WatchedWordsOption

  @Option(
    name: .long,
    help: ArgumentHelp("For contrast: the suite; else the built-in one.", valueName: "file.tsv"),
    completion: .file(extensions: ["tsv"]))
  var suite: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "For contrast: the condition; else the first that gives two sets.", valueName: "name"))
  var condition: String?

  @OptionGroup var layer: LayerOption

  @Option(
    name: .long, help: ArgumentHelp("How many units to print; else all.", valueName: "count"))
  var top: Int?

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top: expected at least 1; found \(top)") }
    if by != .contrast, suite != nil || condition != nil {
      throw ValidationError(
        "--suite and --condition belong to --by contrast; found --by \(by.rawValue)")
    }
    if by != .share, by != .effect, watched.words != nil || at != nil {
      throw ValidationError(
        "--words and --at belong to --by share and --by effect; found --by \(by.rawValue)")
    }
  }

  func run() throws {
    let report = try report()
    if json {
      print(try JSONText.of(report))
    } else {
      for line in RankTable(report: report).lines { print(line) }
    }
  }

  /// The order that was asked for.
  func report() throws -> RankReport {
    let model = try model.load(for: text)
    let layer = try layerIndex(in: model)
    if by.needsGates, model.network.layers[layer].cell.gates.isEmpty {
      throw ValidationError(
        "--by \(by.rawValue): \(model.name) is a plain RNN, which has no gates; expected story, "
          + "number, share, effect or contrast")
    }
    var report = RankReport(by: by, model: model.name, layer: LayerChoice(layer, in: model.network))
    if by == .contrast {
      report.fill(with: try contrast(in: model), layer: layer, top: top)
      return report
    }
    let given = try text.input(for: model)
    let reader = RankReader(model: model, input: given.input, layer: layer)
    let ranking: UnitRanking
    switch by {
    case .share, .effect:
      let words = given.words
      let position = try position(in: words)
      let pair = try watched.pair(for: model, in: reader.trace, at: position)
      ranking = try reader.ranking(by: by, of: pair, at: position)
      report.at = position
      report.word = words[position - 1]
      report.words = pair.names(in: model.labels)
    default: ranking = reader.ranking(by: by)
    }
    report.text = given.source
    report.fill(with: ranking, top: top)
    return report
  }

  private func layerIndex(in model: TokenModel) throws -> Int {
    let index = try layer.index(in: model)
    let top = model.network.levels[model.network.levels.count - 1].layers
    guard by != .share || top.contains(index) else {
      throw ValidationError(
        "--layer: only units of the top layer, \(model.network.levels.count), speak for words; "
          + "found \(LayerChoice(index, in: model.network))")
    }
    return index
  }

  private func position(in tokens: [String]) throws -> Int {
    guard let at else { return tokens.count }
    return try TextOptions.checked(at, "--at", of: tokens.count)
  }

  private func contrast(in model: TokenModel) throws -> (Contrast, suite: String) {
    try text.checkReadsWords(model)
    let name = suite ?? BuiltInSuite.name
    let questions = try suite.map { try SuiteFile.load($0) } ?? BuiltInSuite.load()
    let tokenizer = model.textTokenizer
    do {
      guard
        let condition = condition
          ?? ContrastSets.openingCondition(of: questions, tokenizer: tokenizer)
      else { throw ContrastError.noCondition(suite: "the suite") }
      let sets = try ContrastSets(of: condition, in: questions, tokenizer: tokenizer)
      return (try Contrast(of: sets, by: TraceRecorder(model.network)), name)
    } catch let error as ContrastError {
      throw FileError(name, error.description)
    }
  }
}
