import Language
import ModelFiles
import RecurrentNets

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Something that says how likely words, or the labels of a classifier, are after a text.
protocol LanguageModel {
  /// What to call it in a table.
  var name: String { get }

  /// How it reads texts.
  var textTokenizer: Tokenizer { get }

  /// What a right or wrong word is to it: the ids it says one after the other; nil if it cannot say it.
  func answer(_ word: String) -> [Int]?

  /// ln p of words that follow a text, all of them together.
  func logProbability(of words: [Int], after text: [Int]) -> Double
}

extension LanguageModel {
  func answer(_ word: String) -> [Int]? { ids(of: word) }

  /// A question as the model reads and says it; nil if it cannot be asked, as an answer is unknown.
  func question(
    _ row: AgreementSuite.Row
  ) -> (prefix: [Token], right: [Int], wrong: [Int])? {
    // Without a word for unknown ones a prefix cannot be read at all.
    guard let right = answer(row.right), let wrong = answer(row.wrong),
      let prefix = try? textTokenizer.tokens(in: row.prefix)
    else { return nil }
    return (prefix, right, wrong)
  }

  /// The tokens of a word; nil if one is unknown.
  fileprivate func ids(of word: String) -> [Int]? {
    guard let tokens = try? textTokenizer.tokens(in: word), !tokens.contains(where: \.isUnknown)
    else { return nil }
    return tokens.map(\.id)
  }
}

/// A trained network as a language model; one that names a text says its label.
struct NetworkLanguageModel: LanguageModel {
  let name: String
  let textTokenizer: Tokenizer
  private let recorder: TraceRecorder

  /// The names of the outputs, if they are not the words.
  private let labels: Vocabulary?

  init(_ model: TokenModel) {
    name = model.name
    textTokenizer = model.textTokenizer
    recorder = TraceRecorder(model.network)
    labels = model.predictsWords ? nil : model.labels
  }

  func answer(_ word: String) -> [Int]? {
    guard let labels else { return ids(of: word) }
    return labels.id(matching: word).map { [$0] }
  }

  func logProbability(of words: [Int], after text: [Int]) -> Double {
    let trace = recorder.trace(of: text + words.dropLast())
    var sum = 0.0
    for (index, word) in words.enumerated() {
      sum += Self.logSoftmax(trace.logits(at: text.count + index), at: word)
    }
    return sum
  }

  /// ln softmax in Float64, so that two very unlikely words can still be told apart.
  private static func logSoftmax(_ logits: [Float], at word: Int) -> Double {
    let largest = Double(logits.max() ?? 0)
    let sum = logits.reduce(0) { $0 + exp(Double($1) - largest) }
    return Double(logits[word]) - largest - log(sum)
  }
}

/// Counts of words as a language model.
struct NGramLanguageModel: LanguageModel {
  let name: String
  let textTokenizer: Tokenizer
  private let model: NGramModel

  /// Counts the words of texts.
  init(order: Int, text: TrainingText) {
    name = "\(order)-gram"
    textTokenizer = Tokenizer(vocabulary: text.vocabulary)
    var model = NGramModel(order: order, vocabularySize: text.vocabulary.count)
    for words in text.training { model.read(words) }
    self.model = model
  }

  func logProbability(of words: [Int], after text: [Int]) -> Double {
    var sum = 0.0
    for (index, word) in words.enumerated() {
      sum += log(model.probability(of: word, after: text + words[..<index]))
    }
    return sum
  }
}
