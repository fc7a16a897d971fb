/// What a network learns from, or is tested on.
public enum TrainingData: Sendable, Equatable {
  /// Texts that each start from C = h = 0; they are read in random order.
  case examples([TrainingExample])

  /// One long text or series with a target for each step.
  ///
  /// It is read in several places at once, each a part of it, in windows of some steps. The
  /// state is carried from one window to the next and gradients are not.
  case stream(TrainingExample)

  /// The number of steps in all of it.
  public var stepCount: Int {
    switch self {
    case .examples(let examples): examples.reduce(0) { $0 + $1.count }
    case .stream(let example): example.count
    }
  }

  /// What does not fit a network, or `nil`.
  public func problem(in network: Network) -> String? {
    switch self {
    case .examples(let examples):
      return examples.lazy.compactMap { $0.problem(in: network) }.first
    case .stream(let example):
      if network.readsBackward {
        return "one long text, of which a network that reads backward would have to know the end"
      }
      if network.readout != .everyStep { return "one long text for a network that predicts once" }
      return example.problem(in: network)
    }
  }
}
