import Language
import RecurrentNets

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Models in safetensors files, with the names PyTorch gives the weights.
///
/// | tensor | shape | meaning |
/// |---|---|---|
/// | `embedding.weight` | V, E | one row a word |
/// | `rnn.weight_ih_l{k}` | G·H, I | W of layer k, blocks i f g o for an LSTM |
/// | `rnn.weight_hh_l{k}` | G·H, H | U of layer k |
/// | `rnn.bias_ih_l{k}`, `rnn.bias_hh_l{k}` | G·H | b of layer k is their sum |
/// | `output.weight`, `output.bias` | V, H and V | the logits |
///
/// A layer that reads backward has `_reverse` after its number. Other networks may have
/// `rnn.weight_hr_l{k}` (a projection), `rnn.peephole_{f,i,o}_l{k}`, `rnn.{h,c}_0_l{k}` (the state
/// they start from), `dense.{k}.{n}` (dense layers below level k) and `head.{n}` (dense layers
/// before the output layer).
///
/// The metadata holds `rnn` ("lstm", "gru" or "rnn"), `vocab` (the words as a JSON array), `unk`,
/// `tokenizer`, and where they are known `labels`, `cell_range` and `training`; `network` is a JSON
/// object that says what names and shapes do not, if the network is no plain stack.
extension TokenModel {
  private enum Key {
    static let cell = "rnn"
    static let network = "network"
    static let labels = "labels"
    static let vocabulary = "vocab"
    static let unknown = "unk"
    static let tokenizer = "tokenizer"
    static let cellRange = "cell_range"
    static let training = "training"
  }

  /// How words are looked up: punctuation split off and case folded.
  static let tokenizerName = "word-lower"

  // MARK: - Reading

  /// Reads a model from a safetensors file.
  ///
  /// - Throws: If the file cannot be read or does not hold such a model.
  public init(contentsOf path: String) throws(FileError) {
    let fileName = path.split(separator: "/").last.map(String.init) ?? path
    let bytes = try FileBytes.read(path) { start throws(FileError) in
      try SafeTensorsFile.checkStart(start, path: path)
    }
    try self.init(bytes: bytes, path: path, name: fileName)
  }

  /// Reads a model from the bytes of a safetensors file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  ///   - name: What the model will be called.
  /// - Throws: If the bytes do not hold such a model.
  public init(bytes: [UInt8], path: String, name: String) throws(FileError) {
    let file = try SafeTensorsFile(bytes: bytes, path: path)
    try self.init(file, path: path, name: name)
  }

  /// Whether a file's metadata says what this program writes there.
  static func isOwn(_ file: SafeTensorsFile) -> Bool {
    file.metadata[Key.cell] != nil && file.metadata[Key.vocabulary] != nil
  }

  /// Reads a model from the content of a safetensors file.
  init(_ file: SafeTensorsFile, path: String, name: String) throws(FileError) {
    let network = try Self.network(in: file, path)
    let words = try Self.words(in: file, Key.vocabulary, path)
    guard words.count == network.embedding.rows else {
      throw FileError(
        path,
        "its vocabulary has \(words.count) words, but its embedding has "
          + "\(network.embedding.rows) rows")
    }
    let labels = file.metadata[Key.labels] == nil ? nil : try Self.words(in: file, Key.labels, path)
    if let labels, labels.count != network.output.count {
      throw FileError(
        path, "it has \(labels.count) labels, but \(network.output.count) outputs")
    }
    self.init(
      name: name, network: network,
      vocabulary: Vocabulary(words: words, unknownWord: file.metadata[Key.unknown]),
      labels: labels,
      tokenizer: try Self.tokenizer(in: file, path),
      cellRange: try Self.cellRange(in: file, path),
      training: file.metadata[Key.training])
  }

  private static func network(
    in file: SafeTensorsFile, _ path: String
  ) throws(FileError) -> Network {
    let reader = WeightReader(tensors: file.tensors, path: path)
    if let json = file.metadata[Key.network] {
      guard json.utf8.count <= 1 << 20,
        let description = try? JSONDecoder().decode(
          NetworkDescription.self, from: Data(json.utf8))
      else { throw FileError(path, "its metadata's “network” does not describe a network") }
      return try reader.network(description)
    }
    let kinds = CellKind.allCases.filter { $0 != .gru }.map(\.rawValue)
    let expected = kinds.map { "\"\($0)\"" }.joined(separator: " or ")
    guard let kind = file.metadata[Key.cell] else {
      throw FileError(path, "its metadata does not say “rnn”: expected \(expected) there")
    }
    guard kinds.contains(kind), let cell = CellKind(rawValue: kind) else {
      throw FileError(path, "its metadata says “rnn” is \"\(kind)\"; expected \(expected)")
    }
    return try reader.network(cell: cell)
  }

  private static func words(
    in file: SafeTensorsFile, _ key: String, _ path: String
  ) throws(FileError) -> [String] {
    guard let json = file.metadata[key] else {
      throw FileError(path, "its metadata has no “\(key)”: expected the words as a JSON array")
    }
    guard let words = try? JSONDecoder().decode([String].self, from: Data(json.utf8)) else {
      throw FileError(path, "its metadata's “\(key)” is not a JSON array of words")
    }
    return words
  }

  /// How texts are cut; files that do not say have always meant words.
  private static func tokenizer(
    in file: SafeTensorsFile, _ path: String
  ) throws(FileError) -> TokenizerKind {
    guard let text = file.metadata[Key.tokenizer] else { return .word }
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
  private static func cellRange(
    in file: SafeTensorsFile, _ path: String
  ) throws(FileError) -> Float? {
    guard let text = file.metadata[Key.cellRange] else { return nil }
    guard let range = Float(text), range.isFinite, range > 0 else {
      throw FileError(
        path, "its metadata's “cell_range” is \"\(text)\"; expected a number above 0")
    }
    return range
  }

  // MARK: - Writing

  /// The model as the content of a safetensors file.
  ///
  /// The metadata's `network` is written for networks that are no plain stack.
  public func safeTensorsFile() throws -> SafeTensorsFile {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    func json(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    var file = SafeTensorsFile(tensors: NetworkTensors.tensors(of: network))
    file.metadata[Key.cell] = network.shape.cell.rawValue
    if !network.isPlainStack {
      file.metadata[Key.network] = try json(NetworkDescription(network))
    }
    file.metadata[Key.vocabulary] = try json(vocabulary.words)
    if labels != vocabulary { file.metadata[Key.labels] = try json(labels.words) }
    file.metadata[Key.unknown] = vocabulary.unknownID.map { vocabulary.words[$0] }
    switch tokenizer {
    case .word: file.metadata[Key.tokenizer] = Self.tokenizerName
    case .rule(let rule): file.metadata[Key.tokenizer] = try json(rule)
    default: file.metadata[Key.tokenizer] = tokenizer.name
    }
    file.metadata[Key.cellRange] = cellRange.map { "\($0)" }
    file.metadata[Key.training] = training
    return file
  }

  /// Writes the model as a safetensors file, whole or not at all.
  ///
  /// - Throws: If the file cannot be written.
  public func write(to path: String) throws {
    try FileBytes.write(try safeTensorsFile().encoded(), to: path)
  }
}
