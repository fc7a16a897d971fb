import ONNXProtos
import SwiftProtobuf

/// Reads the outer form of an ONNX file: protobuf messages, no numbers yet.
enum ONNXFile {
  /// Parses a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  /// - Returns: The model, which has a graph with nodes.
  /// - Throws: If the bytes are no such messages, are nested too deep or are too many.
  static func model(_ bytes: [UInt8], path: String) throws(FileError) -> Onnx_ModelProto {
    let census = ONNXCensus(bytes)
    guard census.depth <= ONNXCensus.deepest else {
      throw FileError(
        path, "is no ONNX model that can be read: its graphs are nested more than 30 deep")
    }
    guard census.weight <= census.limit else {
      throw FileError(
        path,
        "is no ONNX model: its \(bytes.count) bytes hold so many empty messages that they would take "
          + "more than \(census.limit) bytes of memory")
    }
    var options = BinaryDecodingOptions()
    options.messageDepthLimit = ONNXCensus.deepest + 10
    options.discardUnknownFields = true
    let model: Onnx_ModelProto
    do {
      model = try Onnx_ModelProto(serializedBytes: bytes, options: options)
    } catch BinaryDecodingError.truncated {
      throw FileError(path, "is no whole ONNX model: it ends in the middle of a message")
    } catch BinaryDecodingError.invalidUTF8 {
      throw FileError(path, "is no ONNX model: a name in it is not UTF-8")
    } catch {
      throw FileError(path, "is no ONNX model: its \(bytes.count) bytes are not protobuf messages")
    }
    guard model.hasGraph, !model.graph.node.isEmpty else {
      throw FileError(path, "is no ONNX model: it has no graph with nodes")
    }
    return model
  }
}
