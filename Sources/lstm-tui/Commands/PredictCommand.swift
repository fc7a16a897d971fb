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
    let model = try model.load()
    let given = try text.input(for: model)
    let trace = TraceRecorder(model.network).trace(of: given.input)
    if model.network.output.meaning == .values {
      for (label, value) in zip(model.labels.words, trace.output(at: trace.tokenCount)) {
        print("\(label.withVisibleControls)\t\(value)")
      }
      return
    }
    for prediction in trace.predictions(at: trace.tokenCount, count: top) {
      let word = model.labels[prediction.word].withVisibleControls
      print("\(word)\t\(prediction.probability)")
    }
  }
}
