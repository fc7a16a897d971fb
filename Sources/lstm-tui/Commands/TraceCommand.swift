import ArgumentParser
import ModelFiles
import RecurrentNets

/// `lstm-tui trace`: everything the network computes, as a file.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Write everything the network computes to a file.",
    discussion: """
      The file's ending chooses the format. .npz, .safetensors and .json hold the arrays l0.f, \
      l0.i, l0.o, l0.g (the candidate), l0.c and l0.h of shape [words, units] for layer 0, l1.f … \
      for layer 1, and l0_reverse.f … for what reads backward; a GRU has l0.r, l0.z, l0.n and l0.h, \
      a plain RNN l0.h. output is what the model returns, logits what comes before its softmax, \
      tokens the words. .csv holds one row for each position, layer and unit, and one for each \
      output.
      """)

  @OptionGroup var text: TextOptions
  @OptionGroup var model: ModelOption

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write: .npz, .safetensors, .json or .csv.", valueName: "file"),
    completion: .file(extensions: TraceFile.Format.allCases.map(\.rawValue)))
  var output: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The state to start from: an .npz with h_0 and c_0, [layers × directions, units] each.",
      valueName: "file.npz"),
    completion: .file(extensions: ["npz"]))
  var initialState: String?

  private var format: TraceFile.Format? {
    output.split(separator: ".").last.flatMap { TraceFile.Format(rawValue: $0.lowercased()) }
  }

  func validate() throws {
    guard format != nil else {
      throw ValidationError(
        "--output: expected a file ending in .npz, .safetensors, .json or .csv; found “\(output)”")
    }
  }

  func run() throws {
    guard let format else { return }
    let model = try model.load(for: text)
    let network = model.network
    let given = try text.wholeInput(
      for: model, sizePerWord: network.stepSize + 4 * network.output.count)
    let state = try initialState.map { try InitialStateFile.load($0, for: network) }
    let trace = TraceRecorder(model.network).trace(of: given.input, from: state)
    let file = TraceFile(trace, words: given.words)
    try FileBytes.write(try file.encoded(as: format), to: output)
  }
}
