import Language

/// Suites of questions in files.
public enum SuiteFile {
  /// The largest suite that is read.
  private static let byteLimit = 256 << 20

  /// Reads a suite; `-` is standard input.
  ///
  /// - Throws: If the file cannot be read, or is no suite.
  public static func load(_ path: String) throws(FileError) -> AgreementSuite {
    try suite(try FileBytes.read(path, limit: byteLimit), path: path)
  }

  static func suite(
    _ bytes: some Collection<UInt8>, path: String
  ) throws(FileError) -> AgreementSuite {
    do {
      return try AgreementSuite(parsing: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw FileError(path, error.description)
    }
  }
}
