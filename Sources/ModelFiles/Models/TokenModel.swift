import Language
import RecurrentNets

/// A network together with the words it reads and predicts.
public struct TokenModel: Sendable, Equatable {
  /// What the model is called: a built-in name or a file's name.
  public var name: String

  /// Whether it is compiled into the program; a file may have the name of a model that is.
  public internal(set) var isBuiltIn = false

  /// The weights.
  public var network: Network

  /// The words; word k is row k of the embedding.
  ///
  /// There are none in a network that reads vectors.
  public var vocabulary: Vocabulary

  /// The names of the outputs; name k belongs to logit k.
  ///
  /// In a network that predicts the next word these are the words of ``vocabulary``.
  public var labels: Vocabulary

  /// What a single output speaks against: the other one of two classes, "class 0".
  ///
  /// `nil` in networks with other outputs, and if only the output itself has a name.
  public var otherLabel: String?

  /// How texts are cut into words.
  public var tokenizer: TokenizerKind

  /// The id that fills short texts, if the vocabulary says so.
  public var paddingID: Int?

  /// The 99th percentile of |C| on text the network was not trained on.
  ///
  /// It is the range that C is drawn in; `nil` if the file does not say, or if
  /// the cells have no C.
  public var cellRange: Float?

  /// How the network was made, in words, as far as the file says.
  public var training: String?

  /// Over what distances the network was trained, as far as the file says.
  public var trainedDistances: TrainedDistances?

  /// Creates a model.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - network: The weights.
  ///   - vocabulary: One word for each row of the embedding.
  ///   - labels: One name for each logit, or two for a single one that is a probability: of the class
  ///     it speaks against, and of the one it speaks for. `nil` for the words of the vocabulary if
  ///     there are as many, else for numbers.
  ///   - tokenizer: How texts are cut into words.
  ///   - paddingID: The id that fills short texts, if it is known.
  ///   - cellRange: The 99th percentile of |C|, if it is known.
  ///   - training: How the network was made, if it is known.
  public init(
    name: String, network: Network, vocabulary: Vocabulary, labels: [String]? = nil,
    tokenizer: TokenizerKind = .word, paddingID: Int? = nil, cellRange: Float? = nil,
    training: String? = nil
  ) {
    precondition(
      vocabulary.count == network.embedding.rows,
      "a model has one word for each row of the embedding")
    precondition(
      labels.map { network.output.allows(labelCount: $0.count) } ?? true,
      "a model has one label for each logit")
    self.name = name
    self.network = network
    self.vocabulary = vocabulary
    self.tokenizer = tokenizer
    self.paddingID = paddingID
    self.cellRange = cellRange
    self.training = training
    if network.output.isBinary, labels?.count != 1 {
      let names = labels ?? ["class 0", "class 1"]
      otherLabel = names[0]
      self.labels = Vocabulary(words: [names[1]], unknownWord: nil)
    } else if let labels {
      self.labels = Vocabulary(words: labels, unknownWord: nil)
    } else if vocabulary.count == network.output.count {
      self.labels = vocabulary
    } else {
      let names = (0..<network.output.count).map { "\(network.output.meaning.prefix)\($0)" }
      self.labels = Vocabulary(words: names, unknownWord: nil)
    }
  }

  /// Reads texts in the model's words, as ``tokenizer`` says.
  ///
  /// Complexity: linear in the vocabulary; keep it.
  public var textTokenizer: Tokenizer { Tokenizer(vocabulary: vocabulary, kind: tokenizer) }

  /// Whether the outputs are the words that may come next.
  public var predictsWords: Bool {
    !network.readsVectors && network.output.meaning == .choices && labels == vocabulary
  }
}

extension OutputLayer.Meaning {
  /// What an output without a name is called, before its number.
  fileprivate var prefix: String {
    switch self {
    case .choices, .independent: "class "
    case .values: "y"
    }
  }
}
