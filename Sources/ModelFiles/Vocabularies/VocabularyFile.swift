/// Files that hold a vocabulary, known by their content.
public enum VocabularyFile {
  /// The largest file that is read.
  private static let byteLimit = 256 << 20

  /// Reads a vocabulary.
  ///
  /// - Throws: If the file cannot be read or holds none.
  public static func load(_ path: String) throws(FileError) -> ImportedVocabulary {
    try vocabulary(try FileBytes.read(path, limit: byteLimit), path: path)
  }

  /// Reads a vocabulary from a file's bytes.
  ///
  /// JSON is what ends in `.json`, or begins like it and is, and is not empty; any other text is a
  /// ``WordList``: a list of words may begin with "[UNK]", and one of characters be "{" and "}".
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file; its ending tells JSON and pickles that begin like a list.
  /// - Returns: The vocabulary.
  /// - Throws: If there is none in it.
  public static func vocabulary(
    _ bytes: [UInt8], path: String
  ) throws(FileError) -> ImportedVocabulary {
    guard !bytes.isEmpty else { throw FileError(path, "is empty; expected a vocabulary") }
    if bytes.starts(with: Array("version https://git-lfs".utf8)) {
      throw FileError(
        path, "is a Git LFS pointer, not the vocabulary itself; `git lfs pull` fetches that")
    }
    let reader = VocabularyReader(path: path)
    if isPickle(bytes, path: path) {
      let pickle = try Pickle(bytes: bytes[...], path: path)
      return try reader.vocabulary(try VocabularyValue(pickle, path: path))
    }
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
      return try reader.vocabulary(try torchValue(bytes, path: path))
    }
    if path.hasSuffix(".json") {
      return try reader.vocabulary(try VocabularyValue(json: bytes, path: path))
    }
    let first = bytes.first { !" \t\r\n".utf8.contains($0) }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      let value = try? VocabularyValue(json: bytes, path: path),
      value != .map([]), value != .list([])
    {
      return try reader.vocabulary(value)
    }
    return try WordList.vocabulary(bytes, path: path)
  }

  /// True for pickles of protocol 2 and later by their first byte, of older ones by the file's ending.
  private static func isPickle(_ bytes: [UInt8], path: String) -> Bool {
    if bytes[0] == 0x80 { return true }
    return bytes.last == UInt8(ascii: ".")
      && [".pkl", ".pickle", ".p"].contains { path.hasSuffix($0) }
  }

  /// What `torch.save` wrote of a vocabulary: a ZIP archive with a pickle.
  private static func torchValue(
    _ bytes: [UInt8], path: String
  ) throws(FileError) -> VocabularyValue {
    let archive = try ZipFile(bytes: bytes, path: path)
    guard let entry = archive.entries.first(where: { $0.name.hasSuffix("/data.pkl") }) else {
      throw FileError(path, "is a ZIP archive without a pickle (data.pkl); expected a vocabulary")
    }
    let pickle = try Pickle(bytes: try archive.content(of: entry), path: path)
    return try VocabularyValue(pickle, path: path)
  }
}
