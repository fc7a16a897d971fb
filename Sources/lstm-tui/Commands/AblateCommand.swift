import ArgumentParser
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// `lstm-tui ablate`: what the network predicts without a unit.
struct AblateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ablate",
    abstract: "Say what each unit's loss does to the prediction.",
    discussion: """
      The text is read once for each unit, with that unit silenced, held or clamped, and the \
      prediction after the last word is compared with the undisturbed one: the change of the \
      log-odds of two words, and the KL divergence of all, both in nats. docs/interference.md \
      says what this shows and what it does not.
      """)

  @OptionGroup var text: TextOptions
  @OptionGroup var model: ModelOption
  @OptionGroup(title: "What is done") var interference: InterferenceOptions
  @OptionGroup var watched: WatchedWordsOption

  @Option(
    name: .long,
    help: ArgumentHelp("A unit, from 0; may be given again. Else every unit.", valueName: "unit"))
  var unit: [Int] = []

  @Flag(name: .long, help: "Do it to all units of the layer at once.")
  var together = false

  @OptionGroup var layer: LayerOption

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The word after which predictions are compared; else the last.", valueName: "word"))
  var at: Int?

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  func validate() throws {
    if together, !unit.isEmpty {
      throw ValidationError("--together is for all units; leave out --unit")
    }
  }

  func run() throws {
    let model = try model.load(for: text)
    let given = try text.input(for: model)
    let recorder = TraceRecorder(model.network)
    let baseline = recorder.trace(of: given.input)
    let other = try interference.meanOver.map { file in
      let other = try TextOptions.input(ofFile: file, for: model)
      other.writeNote()
      return recorder.trace(of: other.input)
    }
    let report = try report(on: baseline, meansOf: other, by: recorder, model: model)
    if json {
      print(try JSONText.of(report))
    } else {
      for line in report.lines { print(line) }
    }
  }

  /// Does what is asked for and sorts the effects.
  func report(
    on baseline: Trace, meansOf other: Trace? = nil, by recorder: TraceRecorder, model: TokenModel
  ) throws -> AblationReport {
    let layer = try layer.index(in: model)
    let template = try interference.interference(layer: layer, over: baseline.layers[layer])
    let at = try checked(at ?? baseline.tokenCount, "--at", in: baseline)
    _ = try checked(template.start, "--from", in: baseline)
    let isForward = baseline.layers[layer].direction == .forward
    guard baseline.predictsOnce || (isForward ? template.start <= at : template.start >= at) else {
      throw ValidationError(
        "--from \(template.start): the layer reads that word after word \(at) of --at, so nothing "
          + "could change there")
    }
    let pair = try watched.pair(for: model, in: baseline, at: at)
    func row(_ unit: Int?, rank: Int?) -> AblationReport.Row {
      let trace = recorder.trace(
        with: [template.with(unit: unit)], over: baseline, meansOf: other)
      let effect = Effect(
        on: pair, before: baseline.logits(at: at), after: trace.logits(at: at),
        meaning: model.network.output.meaning)
      let likeliest = trace.predictions(at: at, count: 1)[0]
      return AblationReport.Row(
        unit: unit, rank: rank, logOdds: effect.after, change: effect.change,
        divergence: effect.divergence, likeliest: model.labels[likeliest.word],
        probability: likeliest.probability)
    }
    var report = AblationReport(
      model: model.name, interference: template.description(in: baseline.layers[layer].cell),
      layer: LayerChoice(layer, in: model.network),
      from: template.start, at: at,
      words: pair.names(in: model.labels),
      logOdds: baseline.logOdds(of: pair, at: at), rows: [])
    guard !together else {
      report.rows = [row(nil, rank: nil)]
      return report
    }
    // Ranks are among all units, whichever are asked for.
    let effects = try UnitEffects(
      of: template, over: baseline, at: at, by: recorder, meansOf: other)
    let spread = EffectSpread(effects.effects(on: pair, at: at))
    let wanted = try units(of: baseline.layers[layer])
    report.rows = spread.units.enumerated().filter { wanted.contains($0.element) }.map {
      row($0.element, rank: $0.offset + 1)
    }
    report.median = spread.median
    report.quartiles = [spread.quartiles.lowerBound, spread.quartiles.upperBound]
    return report
  }

  private func checked(_ position: Int, _ option: String, in trace: Trace) throws -> Int {
    try TextOptions.checked(position, option, of: trace.tokenCount)
  }

  private func units(of layer: LayerTrace) throws -> Set<Int> {
    for unit in unit where !(0..<layer.hiddenSize).contains(unit) {
      throw ValidationError(
        "--unit: expected a unit from 0 to \(layer.hiddenSize - 1); found \(unit)")
    }
    return unit.isEmpty ? Set(0..<layer.hiddenSize) : Set(unit)
  }
}

extension Interference {
  /// What is done to each unit and from which word on, for a table's heading.
  fileprivate func description(in cell: CellKind) -> String {
    let states = cell.memory == .cell ? "C and h" : "h"
    let deed =
      switch action {
      case .silence: "\(states) held at 0"
      case .holdAtMean: "\(states) held at \(cell.memory == .cell ? "their means" : "its mean")"
      case .clamp(let quantity, let value): "\(cell.letter(of: quantity)) held at \(value)"
      case .setCell(let value): "\(cell.memory == .cell ? "C" : "h") set to \(value)"
      }
    if case .setCell = action { return deed + " at word \(start)" }
    return deed + " from word \(start) on"
  }
}
