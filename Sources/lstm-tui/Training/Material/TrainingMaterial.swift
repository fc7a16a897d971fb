import Language
import ModelFiles
import RecurrentNets

/// What a network is to learn, read from a file or drawn from a grammar.
struct TrainingMaterial {
  /// What is predicted, and when.
  var task: TrainingTask

  /// What is learnt from.
  var training: TrainingData

  /// What is never learnt from.
  var heldOut: TrainingData

  /// The words; none of a series.
  var vocabulary: Vocabulary

  /// How texts are cut into them.
  var tokenizer = TokenizerKind.word

  /// What is predicted, if that is not the next word.
  var labels: [String]?

  /// How many values a step of a series has; nil if words are read.
  var seriesSize: Int?

  /// The scale of a series, which goes into the weights in the end.
  var scaling: SeriesScaling?

  /// What both penalties weigh if nothing is said.
  var penalty: Float = 0

  /// How often it is read if nothing is said.
  var epochs = 12

  /// The line that is printed before the training.
  var summary: String

  /// What an update is made from, for the account in the model: "texts", "places of 64 words".
  var batchUnit: String

  /// Where it comes from and how much it is, for the account in the model.
  var source: String

  /// For each word of a grammar's texts that agrees with an earlier one the words between them.
  var agreementDistances: [Int] = []

  /// Over what distances is learnt: those of agreement if they are known, else the lengths of texts, or how
  /// far gradients go back in a long one.
  ///
  /// - Parameter window: The steps that gradients go back in a long text or series.
  /// - Returns: `nil` if there is nothing to learn from.
  func distances(window: Int) -> TrainedDistances? {
    switch training {
    case .examples(let examples):
      return TrainedDistances(.agreement, of: agreementDistances)
        ?? TrainedDistances(.text, of: examples.lazy.map(\.count))
    case .stream(let example):
      return TrainedDistances(.window, of: [min(window, example.count)])
    }
  }

  /// The network as it is saved.
  func finished(_ network: Network) -> Network { scaling?.folded(into: network) ?? network }

  /// What the network reads of what is held out, for the range of C.
  var heldOutInputs: [NetworkInput] {
    switch heldOut {
    case .examples(let examples): examples.map(\.input)
    case .stream(let example): [example.input.prefix(5000)]
    }
  }

  /// A number for the data, so that a training does not go on with others.
  var fingerprint: String {
    var hash = Fingerprint()
    for data in [training, heldOut] {
      switch data {
      case .examples(let examples): for example in examples { hash.add(example) }
      case .stream(let example): hash.add(example)
      }
    }
    return String(hash.value, radix: 16)
  }
}

/// FNV-1a over numbers (Fowler, Noll & Vo): equal in every run, as Swift's own hashes are not.
private struct Fingerprint {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ number: UInt64) { value = (value ^ number) &* 0x0000_0100_0000_01B3 }

  mutating func add(_ example: TrainingExample) {
    switch example.input {
    case .tokens(let tokens): for token in tokens { add(UInt64(truncatingIfNeeded: token)) }
    case .vectors(let rows): for value in rows.elements { add(UInt64(value.bitPattern)) }
    }
    add(0xFFFF_FFFF_FFFF_FFFF)
    switch example.target {
    case .labels(let labels): for label in labels { add(UInt64(truncatingIfNeeded: label)) }
    case .values(let rows): for value in rows.elements { add(UInt64(value.bitPattern)) }
    }
    add(0xFFFF_FFFF_FFFF_FFFE)
  }
}

extension Int {
  /// "1 word", "12 words".
  func of(_ unit: String) -> String { "\(self) \(unit)\(self == 1 ? "" : "s")" }
}
