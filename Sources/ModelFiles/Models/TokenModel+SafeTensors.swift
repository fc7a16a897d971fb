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
/// The metadata holds `rnn` ("lstm" or "rnn"), `vocab` (the words as a JSON
/// array), `unk`, `tokenizer`, and where they are known `cell_range` and `training`.
extension TokenModel {
  private enum Key {
    static let cell = "rnn"
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
    let reader = WeightReader(file: file, path: path)
    guard let kind = file.metadata[Key.cell] else {
      throw FileError(path, "its metadata does not say “rnn”: expected \"lstm\" or \"rnn\" there")
    }
    guard let cell = CellKind(rawValue: kind) else {
      throw FileError(path, "its metadata says “rnn” is \"\(kind)\"; expected \"lstm\" or \"rnn\"")
    }
    let network = try reader.network(cell: cell)
    let words = try Self.words(in: file, path)
    guard words.count == network.embedding.rows else {
      throw FileError(
        path,
        "its vocabulary has \(words.count) words, but its embedding has "
          + "\(network.embedding.rows) rows")
    }
    self.init(
      name: name, network: network,
      vocabulary: Vocabulary(words: words, unknownWord: file.metadata[Key.unknown]),
      cellRange: try Self.cellRange(in: file, path),
      training: file.metadata[Key.training])
  }

  private static func words(in file: SafeTensorsFile, _ path: String) throws(FileError) -> [String]
  {
    guard let json = file.metadata[Key.vocabulary] else {
      throw FileError(path, "its metadata has no “vocab”: expected the words as a JSON array")
    }
    guard let words = try? JSONDecoder().decode([String].self, from: Data(json.utf8)) else {
      throw FileError(path, "its metadata's “vocab” is not a JSON array of words")
    }
    return words
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
  /// PyTorch adds two biases. The second is written as −0, the one number that
  /// leaves every other exactly as it is when added, zero's sign included.
  public func safeTensorsFile() throws -> SafeTensorsFile {
    var file = SafeTensorsFile()
    func add(_ name: String, _ matrix: Matrix) {
      file.tensors[name] = .init(shape: [matrix.rows, matrix.columns], values: matrix.elements)
    }
    add("embedding.weight", network.embedding)
    for (index, layer) in network.layers.enumerated() {
      add("rnn.weight_ih_l\(index)", layer.inputWeight)
      add("rnn.weight_hh_l\(index)", layer.recurrentWeight)
      let shape = [layer.bias.count]
      file.tensors["rnn.bias_ih_l\(index)"] = .init(shape: shape, values: layer.bias)
      file.tensors["rnn.bias_hh_l\(index)"] = .init(
        shape: shape, values: layer.bias.map { _ in -0.0 })
    }
    add("output.weight", network.output.weight)
    file.tensors["output.bias"] = .init(
      shape: [network.output.bias.count], values: network.output.bias)

    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    file.metadata[Key.cell] = network.shape.cell.rawValue
    file.metadata[Key.vocabulary] = String(
      decoding: try encoder.encode(vocabulary.words), as: UTF8.self)
    file.metadata[Key.unknown] = vocabulary.unknownID.map { vocabulary.words[$0] }
    file.metadata[Key.tokenizer] = Self.tokenizerName
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
