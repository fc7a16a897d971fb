extension StateDictionary {
  /// Reads the arrays of an `.npz` file, in the file's order; lists of texts are left out.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  /// - Throws: If it is no such archive, or an array in it cannot be read.
  public init(npz bytes: [UInt8], path: String) throws(FileError) {
    let archive = try NumPyArchive(bytes: bytes, path: path)
    self.init(tensors: [:], names: [], format: "NumPy (.npz)")
    for name in archive.names {
      let array = try archive.array(name)
      switch array.values {
      case .floats(let floats):
        tensors[name] = Tensor(shape: array.shape, values: floats)
        names.append(name)
      case .strings:
        leftOut.append(
          ImportedPart(name, shape: array.shape, role: "texts, no numbers", isUsed: false))
      }
    }
  }
}
