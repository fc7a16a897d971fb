import ArgumentParser
import RecurrentNets

/// How words are drawn when the network speaks.
struct SamplingOptionGroup: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How bold the network speaks: below 1 it keeps to what is likely, 0 takes the likeliest.",
      valueName: "number"))
  var temperature: Float = 1

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Draw from so many of the likeliest words; else from all.", valueName: "count")
  )
  var topK: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Draw from the likeliest words that together have this probability.", valueName: "share"))
  var topP: Float = 1

  @Option(
    name: .long, help: ArgumentHelp("Equal seeds give equal texts.", valueName: "number"))
  var seed: UInt64 = 1

  /// The options as the sampler takes them.
  var options: SamplingOptions {
    var options = SamplingOptions()
    options.temperature = temperature
    options.topK = topK
    options.topP = topP
    options.seed = seed
    return options
  }

  func validate() throws {
    if let problem = options.problem { throw ValidationError("--" + problem) }
  }
}
