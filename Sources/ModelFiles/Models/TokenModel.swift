import Language
import RecurrentNets

/// A network together with the words it reads and predicts.
public struct TokenModel: Sendable, Equatable {
  /// What the model is called: a built-in name or a file's name.
  public var name: String

  /// The weights.
  public var network: Network

  /// The words; word k is row k of the embedding and of the output layer.
  public var vocabulary: Vocabulary

  /// The 99th percentile of |C| on text the network was not trained on.
  ///
  /// It is the range that C is drawn in; `nil` if the file does not say, or if
  /// the cells have no C.
  public var cellRange: Float?

  /// How the network was made, in words, as far as the file says.
  public var training: String?

  /// Creates a model; the vocabulary must have one word for each row of the embedding.
  public init(
    name: String, network: Network, vocabulary: Vocabulary, cellRange: Float? = nil,
    training: String? = nil
  ) {
    precondition(
      vocabulary.count == network.embedding.rows && vocabulary.count == network.output.bias.count,
      "a model has one word for each row of the embedding and each logit")
    self.name = name
    self.network = network
    self.vocabulary = vocabulary
    self.cellRange = cellRange
    self.training = training
  }
}
