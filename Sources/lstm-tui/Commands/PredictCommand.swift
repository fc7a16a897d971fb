import ArgumentParser
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// `lstm-tui predict`: the likeliest next words.
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Print the likeliest next words.",
    discussion: """
      Each line is a word or class and its probability, separated by a tab. Of a model that \
      predicts numbers it is the name of an output and its value after the last step.
      """)

  @OptionGroup var text: TextOptions
  @OptionGroup var model: ModelOption

  @Option(name: .long, help: ArgumentHelp("How many words.", valueName: "count"))
  var top = 5

  func validate() throws {
    guard top > 0 else { throw ValidationError("--top: expected at least 1; found \(top)") }
  }

  func run() throws {
    let model = try model.load(for: text)
    let trace = try trace(of: model)
    let last = trace.positions.upperBound - 1
    if model.network.output.meaning == .values {
      for (label, value) in zip(model.labels.words, trace.output(at: last)) {
        print("\(label.withVisibleControls)\t\(value)")
      }
      return
    }
    for prediction in trace.predictions(at: last, count: top) {
      let word = model.labels[prediction.word].withVisibleControls
      print("\(word)\t\(prediction.probability)")
    }
  }

  /// The end of the text as the model reads it; of a long one only that is kept.
  private func trace(of model: TokenModel) throws -> Trace {
    let recorder = TraceRecorder(model.network)
    guard !model.network.readsBackward else {
      return recorder.trace(of: try text.input(for: model).input)
    }
    let given = try text.longInput(for: model)
    let plan = WindowPlan(for: model.network)
    guard given.count > plan.wholeLength else { return recorder.trace(of: given.whole.input) }
    return try given.reader(by: recorder, plan).trace(
      of: plan.chunks(holding: given.count...given.count, of: given.count))
  }
}
