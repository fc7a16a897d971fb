/// What a network is trained to say, and when.
public enum TrainingTask: String, Sendable, Codable, CaseIterable {
  /// After each word the next one; the loss is cross-entropy.
  case nextToken

  /// At each word the label of that word; the loss is cross-entropy.
  case tokenLabels

  /// Once, after the whole text, the label of the text; the loss is cross-entropy.
  case textLabel

  /// After each step's values those of the next step; the loss is the squared error.
  case nextValue

  /// Which hidden states the output layer reads.
  public var readout: Readout { self == .textLabel ? .lastStep : .everyStep }

  /// What the outputs mean, and so which loss there is.
  public var meaning: OutputLayer.Meaning { self == .nextValue ? .values : .choices }

  /// What comes after the logits.
  public var activation: OutputLayer.OutputActivation {
    self == .nextValue ? .elementwise(.linear) : .softmax
  }

  /// Whether what is right can be learned by looking ahead, so that a network that reads backward
  /// would only copy it.
  public var foretells: Bool { self == .nextToken || self == .nextValue }
}
