/// Reads models of other programs, whatever they are called.
public enum ModelImporter {
  /// Reads a model from the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  ///   - options: What the user says about the file.
  /// - Returns: The network, and what each part of the file was taken for.
  /// - Throws: If it is no file that can be opened, is damaged, or leaves something open that the
  ///   options have to say.
  public static func model(
    bytes: [UInt8], path: String, options: ImportOptions = ImportOptions()
  ) throws(FileError) -> ImportedModel {
    switch try ModelFormat(of: bytes, path: path) {
    case .keras, .hdf5:
      return try KerasReader(bytes: bytes, path: path, options: options).model()
    case .onnx:
      return try ONNXReader(bytes: bytes, path: path, options: options).model()
    case .pyTorch, .pyTorchLegacy, .safetensors, .npz:
      throw FileError(path, "state dictionaries are not read yet")
    }
  }
}
