import ONNXProtos
import SwiftProtobuf

/// Models in ONNX files, which other programs run.
///
/// The metadata holds what that of a safetensors file does: `rnn`, `vocab`, `unk`, `tokenizer`, `labels`,
/// `cell_range`, `training` and `trained_distances`, and `meaning`: "choices", "independent" or "values". What the network is
/// says the graph alone, so that a file that was changed elsewhere is read as what it is.
extension TokenModel {
  /// The model as the bytes of an ONNX file; equal models give equal bytes.
  ///
  /// - Parameters:
  ///   - path: The file to be written, for errors.
  ///   - version: The version of the program, which the file names as its producer's.
  /// - Returns: The file.
  /// - Throws: If the network has something that ONNX cannot say.
  public func onnxBytes(path: String, version: String) throws(FileError) -> [UInt8] {
    var writer = ONNXWriter(network, path: path)
    var file = try writer.model()
    file.producerVersion = version
    do {
      var texts = try ModelMetadata.texts(of: self)
      texts[ModelMetadata.Key.meaning] = network.output.meaning.rawValue
      file.metadataProps = texts.sorted { $0.key < $1.key }.map { key, value in
        var entry = Onnx_StringStringEntryProto()
        entry.key = key
        entry.value = value
        return entry
      }
      return try file.serializedBytes()
    } catch {
      throw FileError(path, "cannot be written: \(error)")
    }
  }

  /// Writes the model as an ONNX file, whole or not at all.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - version: The version of the program.
  /// - Throws: If the file cannot be written, or the network has something that ONNX cannot say.
  public func writeONNX(to path: String, version: String) throws(FileError) {
    try FileBytes.write(try onnxBytes(path: path, version: version), to: path)
  }
}
