import ModelFiles

extension TrainedDistances {
  /// What it says, in a sentence without a stop.
  public var text: String {
    switch kind {
    case .agreement:
      "words that agree had up to \(most) words between them in 99 of 100 cases, \(half) in half of"
        + " them, \(longest) at most"
    case .text:
      "99 of 100 texts it was trained on had up to \(most) steps, half of them \(half), none more than"
        + " \(longest)"
    case .window: "gradients went back \(longest) steps in training"
    }
  }
}
