import Language
import RecurrentNets

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a model's file says beside its weights, as texts: safetensors' metadata, or an ONNX file's.
struct ModelMetadata {
  /// The names of the texts.
  enum Key {
    /// The kind of cell; this program writes it into each of its files.
    static let cell = "rnn"
    /// The words as a JSON array.
    static let vocabulary = "vocab"
    /// The word for unknown ones.
    static let unknown = "unk"
    /// The names of the outputs as a JSON array, if they are not the words.
    static let labels = "labels"
    /// How texts are cut: a name, or Keras's steps as JSON.
    static let tokenizer = "tokenizer"
    /// The id that fills short texts.
    static let padding = "pad"
    /// The 99th percentile of |C|.
    static let cellRange = "cell_range"
    /// How the network was made.
    static let training = "training"
    /// Over what distances it was trained, as JSON.
    static let trainedDistances = "trained_distances"
    /// What the outputs mean, in ONNX files; safetensors' `network` says it too.
    static let meaning = "meaning"
  }

  /// How words are looked up: punctuation split off and case folded.
  static let tokenizerName = "word-lower"

  /// The texts by their names.
  let texts: [String: String]

  /// The file, for errors.
  let path: String

  /// Whether they are what this program writes.
  var isOwn: Bool { texts[Key.cell] != nil && texts[Key.vocabulary] != nil }

  // MARK: - Reading

  /// A list of words.
  ///
  /// - Throws: If there is none.
  func words(_ key: String) throws(FileError) -> [String] {
    guard let json = texts[key] else {
      throw FileError(path, "its metadata has no “\(key)”: expected the words as a JSON array")
    }
    guard let words = try? JSONDecoder().decode([String].self, from: Data(json.utf8)) else {
      throw FileError(path, "its metadata's “\(key)” is not a JSON array of words")
    }
    return words
  }

  /// The names of the outputs, if they have some of their own.
  ///
  /// - Throws: If they are none, or not as many as there are outputs.
  func labels(of output: OutputLayer) throws(FileError) -> [String]? {
    guard texts[Key.labels] != nil else { return nil }
    let labels = try words(Key.labels)
    guard output.allows(labelCount: labels.count) else {
      throw FileError(path, "it has \(labels.count) labels, but \(output.count) outputs")
    }
    return labels
  }

  /// The id that fills short texts, if it is known.
  ///
  /// - Parameter count: The number of words.
  /// - Returns: The id.
  /// - Throws: If it is the id of no word.
  func paddingID(below count: Int) throws(FileError) -> Int? {
    guard let text = texts[Key.padding] else { return nil }
    guard let id = Int(text), (0..<count).contains(id) else {
      throw FileError(
        path, "its metadata's “pad” is \"\(text)\"; expected an id from 0 to \(count - 1)")
    }
    return id
  }

  /// How texts are cut; files that do not say have always meant words.
  ///
  /// - Throws: If that is no way that is known.
  func tokenizer() throws(FileError) -> TokenizerKind {
    guard let text = texts[Key.tokenizer] else { return .word }
    if let kind = TokenizerKind(name: text) { return kind }
    guard text.utf8.count <= 1 << 16,
      let rule = try? JSONDecoder().decode(TextRule.self, from: Data(text.utf8))
    else {
      throw FileError(
        path,
        "its metadata's “tokenizer” is \"\(text)\"; expected one of "
          + TokenizerKind.names.joined(separator: ", "))
    }
    return .rule(rule)
  }

  /// The range of C, which has to be one that something can be drawn in.
  ///
  /// - Throws: If it is none.
  func cellRange() throws(FileError) -> Float? {
    guard let text = texts[Key.cellRange] else { return nil }
    guard let range = Float(text), range.isFinite, range > 0 else {
      throw FileError(
        path, "its metadata's “cell_range” is \"\(text)\"; expected a number above 0")
    }
    return range
  }

  /// Over what distances the network was trained, if the file says so.
  ///
  /// - Throws: If it says what cannot be.
  func trainedDistances() throws(FileError) -> TrainedDistances? {
    guard let text = texts[Key.trainedDistances] else { return nil }
    guard let distances = TrainedDistances(json: text) else {
      throw FileError(
        path,
        "its metadata's “\(Key.trainedDistances)” is \"\(text.prefix(100))\"; expected"
          + " {\"kind\": \"agreement\", \"text\" or \"window\", \"half\": …, \"most\": …,"
          + " \"longest\": …} with numbers that do not fall")
    }
    return distances
  }

  // MARK: - Writing

  /// A value as JSON, equal for equal values.
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// What a file says of a model beside its network.
  static func texts(of model: TokenModel) throws -> [String: String] {
    var texts: [String: String] = [:]
    texts[Key.cell] = model.network.shape.cell.rawValue
    texts[Key.vocabulary] = try json(model.vocabulary.words)
    if model.labels != model.vocabulary {
      texts[Key.labels] = try json((model.otherLabel.map { [$0] } ?? []) + model.labels.words)
    }
    texts[Key.padding] = model.paddingID.map(String.init)
    texts[Key.unknown] = model.vocabulary.unknownID.map { model.vocabulary.words[$0] }
    switch model.tokenizer {
    case .word: texts[Key.tokenizer] = tokenizerName
    case .rule(let rule): texts[Key.tokenizer] = try json(rule)
    default: texts[Key.tokenizer] = model.tokenizer.name
    }
    texts[Key.cellRange] = model.cellRange.map { "\($0)" }
    texts[Key.training] = model.training
    texts[Key.trainedDistances] = try model.trainedDistances.map { try json($0) }
    return texts
  }
}
