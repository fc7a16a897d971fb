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
/// `tokenizer`, and where they are known `labels`, `pad` (an id), `cell_range`, `training` and `trained_distances` (``TrainedDistances`` as a JSON object);
/// `network` is a JSON object that says what names and shapes do not, if the network is no plain stack.
extension TokenModel {
  /// Says what names and shapes do not, if the network is no plain stack.
  private static let networkKey = "network"

  // MARK: - Reading

  /// Reads a model from a safetensors file.
  ///
  /// - Throws: If the file cannot be read or does not hold such a model.
  public init(contentsOf path: String) throws(FileError) {
    let fileName = path.lastPathPart
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
    ModelMetadata(texts: file.metadata, path: "").isOwn
  }

  /// Reads a model from the content of a safetensors file.
  init(_ file: SafeTensorsFile, path: String, name: String) throws(FileError) {
    let network = try Self.network(in: file, path)
    let metadata = ModelMetadata(texts: file.metadata, path: path)
    let words = try metadata.words(ModelMetadata.Key.vocabulary)
    guard words.count == network.embedding.rows else {
      throw FileError(
        path,
        "its vocabulary has \(words.count) words, but its embedding has "
          + "\(network.embedding.rows) rows")
    }
    self.init(
      name: name, network: network,
      vocabulary: Vocabulary(
        words: words, unknownWord: metadata.texts[ModelMetadata.Key.unknown]),
      labels: try metadata.labels(of: network.output),
      tokenizer: try metadata.tokenizer(), paddingID: try metadata.paddingID(below: words.count),
      cellRange: try metadata.cellRange(),
      training: metadata.texts[ModelMetadata.Key.training])
    trainedDistances = try metadata.trainedDistances()
  }

  private static func network(
    in file: SafeTensorsFile, _ path: String
  ) throws(FileError) -> Network {
    let reader = WeightReader(tensors: file.tensors, path: path)
    if let json = file.metadata[networkKey] {
      guard json.utf8.count <= 1 << 20,
        let description = try? JSONDecoder().decode(
          NetworkDescription.self, from: Data(json.utf8))
      else { throw FileError(path, "its metadata's “network” does not describe a network") }
      return try reader.network(description)
    }
    let kinds = CellKind.allCases.filter { $0 != .gru }.map(\.rawValue)
    let expected = kinds.map { "\"\($0)\"" }.joined(separator: " or ")
    guard let kind = file.metadata[ModelMetadata.Key.cell] else {
      throw FileError(path, "its metadata does not say “rnn”: expected \(expected) there")
    }
    guard kinds.contains(kind), let cell = CellKind(rawValue: kind) else {
      throw FileError(path, "its metadata says “rnn” is \"\(kind)\"; expected \(expected)")
    }
    return try reader.network(cell: cell)
  }

  // MARK: - Writing

  /// The model as the content of a safetensors file.
  ///
  /// The metadata's `network` is written for networks that are no plain stack.
  public func safeTensorsFile() throws -> SafeTensorsFile {
    var file = SafeTensorsFile(
      tensors: NetworkTensors.tensors(of: network), metadata: try ModelMetadata.texts(of: self))
    if !network.isPlainStack {
      file.metadata[Self.networkKey] = try ModelMetadata.json(NetworkDescription(network))
    }
    return file
  }

  /// Writes the model as a safetensors file, whole or not at all.
  ///
  /// - Throws: If the file cannot be written.
  public func write(to path: String) throws {
    try FileBytes.write(try safeTensorsFile().encoded(), to: path)
  }
}
