/// How a training that is watched ended.
public struct LearningEnding: Sendable, Equatable {
  /// What is said of it, in a sentence.
  public let sentence: String

  /// Whether its loss was no number any more, so that it learnt nothing after.
  public let isAstray: Bool

  /// Creates an ending.
  public init(_ sentence: String, isAstray: Bool = false) {
    self.sentence = sentence
    self.isAstray = isAstray
  }
}
