import ArgumentParser
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// `lstm-tui predict`: the likeliest next words.
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Print the likeliest next words.",
    discussion: "Each line is a word and its probability, separated by a tab.")

  @OptionGroup var text: TextOptions
  @OptionGroup var model: ModelOption

  @Option(name: .long, help: ArgumentHelp("How many words.", valueName: "count"))
  var top = 5

  func validate() throws {
    guard top > 0 else { throw ValidationError("--top: expected at least 1; found \(top)") }
  }

  func run() throws {
    let model = try model.load()
    let words = try text.words(for: model)
    let trace = TraceRecorder(model.network).trace(of: words.tokens.map(\.id))
    for prediction in trace.predictions(at: trace.tokenCount, count: top) {
      let word = model.labels[prediction.word].withVisibleControls
      print("\(word)\t\(prediction.probability)")
    }
  }
}
