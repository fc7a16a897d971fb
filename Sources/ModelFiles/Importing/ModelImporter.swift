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
    case .pyTorch, .pyTorchLegacy:
      return try network(
        in: try PyTorchReader(bytes: bytes, path: path).stateDictionary(), path, options)
    case .safetensors:
      return try network(
        in: StateDictionary(try SafeTensorsFile(bytes: bytes, path: path)), path, options)
    case .npz:
      return try network(in: try StateDictionary(npz: bytes, path: path), path, options)
    }
  }

  private static func network(
    in dictionary: StateDictionary, _ path: String, _ options: ImportOptions
  ) throws(FileError) -> ImportedModel {
    try StateDictionaryReader(dictionary, path: path, options: options).model()
  }
}
