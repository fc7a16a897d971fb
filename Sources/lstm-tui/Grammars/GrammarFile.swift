import Language
import ModelFiles

/// Grammars in files, which may include others beside them.
enum GrammarFile {
  /// The largest grammar that is read.
  private static let byteLimit = 16 << 20

  /// Reads a grammar and says its warnings on standard error.
  ///
  /// Files that it includes are looked for from its own folder, not from where the program runs.
  static func load(_ path: String) throws -> Grammar {
    let text = try text(of: path)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let grammar = try Grammar(text, source: path) { name in
      do {
        return try self.text(of: name.hasPrefix("/") ? name : folder + name)
      } catch let error as FileError {
        throw IncludeError(description: error.problem)
      }
    }
    for warning in grammar.warnings { StandardStreams.writeError("\(warning)\n") }
    return grammar
  }

  /// Why an included file cannot be read, without its name, which the grammar's error says.
  private struct IncludeError: Error, CustomStringConvertible {
    var description: String
  }

  private static func text(of path: String) throws -> String {
    String(decoding: try FileBytes.read(path, limit: byteLimit), as: UTF8.self)
  }
}
