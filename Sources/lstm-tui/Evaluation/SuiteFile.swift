import Language
import ModelFiles

/// Suites of questions in files.
enum SuiteFile {
  /// The largest suite that is read.
  private static let byteLimit = 256 << 20

  /// Reads a suite; `-` is standard input.
  static func load(_ path: String) throws(FileError) -> AgreementSuite {
    let text = String(decoding: try FileBytes.read(path, limit: byteLimit), as: UTF8.self)
    do {
      return try AgreementSuite(parsing: text)
    } catch {
      throw FileError(path, error.description)
    }
  }
}
