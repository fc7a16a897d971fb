import Language
import ModelFiles

/// What a distance sweep reads: texts with a gap, and the words that are put into it.
public struct SweepMaterial: Sendable, Equatable {
  /// The texts; at least one.
  public var templates: [DistanceTemplate]

  /// The words that are put in, over and over; at least one.
  public var filler: [Int]

  /// The words that stand between the two that agree, besides those of the gap.
  public var fixedWords: Int

  /// Creates what is read.
  ///
  /// - Parameters:
  ///   - templates: The texts; at least one.
  ///   - filler: The words that are put in; at least one.
  ///   - fixedWords: The words between the two that agree besides those of the gap; those after the gap
  ///     if not given.
  public init(templates: [DistanceTemplate], filler: [Int], fixedWords: Int? = nil) {
    precondition(!templates.isEmpty && !filler.isEmpty, "a sweep has something to read")
    self.templates = templates
    self.filler = filler
    self.fixedWords = fixedWords ?? templates[0].after.count
  }

  /// Adverbs: after each of them the sentence can go on.
  public static let ownFiller = "today here now then already again"

  /// “busy” and “and”, which besides the gap stand between the verb that is asked for and the one before,
  /// which shows the number already.
  public static let ownFixedWords = 2

  /// Subjects with the verbs that they have, and have not, in the words of the built-in models.
  public static let ownTemplates = AgreementSuite(
    rows: [
      ("she", "is", "are"), ("he", "is", "are"), ("I", "am", "is"), ("we", "are", "is"),
      ("they", "are", "is"), ("the girl", "is", "are"), ("the boys", "are", "is"),
      ("the cats", "are", "is"),
    ].map { subject, right, wrong in
      AgreementSuite.Row(
        condition: "subject", prefix: "\(subject) \(right) busy \(DistanceTemplate.gap) and",
        right: right, wrong: wrong)
    })

  /// The built-in models' templates and filler in a model's words.
  ///
  /// - Parameter tokenizer: The model's words.
  /// - Throws: If the model does not know one of them.
  public init(ownIn tokenizer: Tokenizer) throws(DistanceTemplateError) {
    var templates: [DistanceTemplate] = []
    for row in Self.ownTemplates.rows {
      templates.append(try DistanceTemplate(row, tokenizer: tokenizer))
    }
    self.init(
      templates: templates, filler: try DistanceTemplate.words(Self.ownFiller, tokenizer),
      fixedWords: Self.ownFixedWords)
  }

  /// What a network's training says of the gap: how many words stood there in 99 of 100 cases, and at
  /// most.
  ///
  /// - Parameter trained: The distances of the training.
  /// - Returns: `nil` if not even an empty gap was seen.
  public func gap(of trained: TrainedDistances) -> (most: Int, longest: Int)? {
    let shortest = templates.map { $0.before.count + $0.after.count }.min() ?? 0
    let taken = trained.kind == .agreement ? fixedWords : shortest
    guard trained.longest >= taken else { return nil }
    return (max(0, trained.most - taken), trained.longest - taken)
  }
}
