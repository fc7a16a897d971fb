/// Which hidden states of the top level the output layer reads.
public enum Readout: String, Sendable, Codable {
  /// Those at every step: one prediction for each word.
  case everyStep

  /// The last state of each direction: one prediction for the whole text.
  ///
  /// The forward direction's is at the last word, the backward direction's at the first.
  case lastStep

  /// Those at the last word, where the backward direction has read that word alone.
  ///
  /// It is what `output[:, -1]` gives in PyTorch.
  case lastPosition
}
