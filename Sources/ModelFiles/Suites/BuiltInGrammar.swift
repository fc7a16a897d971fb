import EmbeddedModels
import Language

/// The grammar of the built-in models' texts, compiled into the program.
public enum BuiltInGrammar {
  /// The file it was made of.
  public static var name: String { String(cString: embedded_grammar().name) }

  /// The grammar.
  ///
  /// - Throws: What a damaged file would; the file in the program is whole.
  public static func load() throws(FileError) -> Grammar {
    let embedded = embedded_grammar()
    let bytes = UnsafeBufferPointer(start: embedded.bytes, count: embedded.count)
    do {
      return try Grammar(String(decoding: bytes, as: UTF8.self), source: name)
    } catch {
      throw FileError("built-in grammar “\(name)”", "\(error)")
    }
  }
}
