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
  /// JSON is what ends in `.json`, or begins like it and is; any other text is a ``WordList``: a
  /// list of words may begin with "[UNK]".
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
    if path.hasSuffix(".json") {
      return try reader.vocabulary(try VocabularyValue(json: bytes, path: path))
    }
    let first = bytes.first { !" \t\r\n".utf8.contains($0) }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      let value = try? VocabularyValue(json: bytes, path: path)
    {
      return try reader.vocabulary(value)
    }
    return try WordList.vocabulary(bytes, path: path)
  }
}
