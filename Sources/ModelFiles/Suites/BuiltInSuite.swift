import EmbeddedModels
import Language

/// The suite of questions to the built-in models, compiled into the program.
public enum BuiltInSuite {
  /// The file it was made of.
  public static var name: String { String(cString: embedded_suite().name) }

  /// The questions.
  ///
  /// Complexity: linear in the file, some milliseconds; keep what it returns.
  ///
  /// - Throws: What a damaged file would; the file in the program is whole.
  public static func load() throws(FileError) -> AgreementSuite {
    let embedded = embedded_suite()
    let bytes = UnsafeBufferPointer(start: embedded.bytes, count: embedded.count)
    return try SuiteFile.suite(bytes, path: "built-in suite “\(name)”")
  }
}
