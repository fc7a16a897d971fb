import ArgumentParser
import Language
import ModelFiles
import RecurrentNets
import Visualizer

/// `lstm-tui generate`: a text that the network goes on with.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Let the network go on with a text.",
    discussion: """
      Prints the prompt and what the network says after it, each word drawn by its probability and \
      read in turn. In the viewer the key t does the same, and the memory can be watched. Words \
      that stand for unknown ones and for padding are never drawn.
      """)

  @OptionGroup var model: ModelOption

  @Option(name: .long, help: ArgumentHelp("What the text begins with.", valueName: "words"))
  var prompt: String

  @Option(
    name: .long,
    help: ArgumentHelp("How many words, or characters, are said.", valueName: "count"))
  var length = 40

  @OptionGroup(title: "How words are drawn") var sampling: SamplingOptionGroup

  func validate() throws {
    if length < 0 { throw ValidationError("--length: expected at least 0; found \(length)") }
  }

  func run() throws {
    let model = try model.load()
    if let problem = model.speakingProblem { throw FileError(model.name, problem) }
    let words = try TextOptions.words(in: prompt, from: "--prompt", for: model)
    var continuation = Continuation(after: words.tokens, by: model, drawing: sampling.options)
    write(prompt)
    for _ in 0..<length {
      guard let word = continuation.next() else {
        write("\n")
        throw FileError(
          model.name, "predicts what are no numbers (NaN), so no word can be drawn of them")
      }
      let shown = word == "\n" || word == "\t" ? word : word.withVisibleControls
      write(model.separator(before: word) + shown)
    }
    write("\n")
  }

  /// Writes at once to a terminal: a text can be watched as it is said.
  private func write(_ text: String) {
    if StandardStreams.outputIsTerminal {
      StandardStreams.writeOutput(text)
    } else {
      print(text, terminator: "")
    }
  }
}
