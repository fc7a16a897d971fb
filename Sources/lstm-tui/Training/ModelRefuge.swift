import ModelFiles

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes a model that took long to train: where its file cannot be written any more, somewhere else.
///
/// A folder that was full or gone in the end has nothing to do with what was learnt.
struct ModelRefuge {
  /// The folders that are tried, the best first.
  let folders: [String]

  /// The user's home, then the folders for what does not last.
  static var standard: ModelRefuge {
    let named = ["HOME", "TMPDIR"].compactMap { (name: String) in
      getenv(name).map { String(cString: $0) }
    }
    return ModelRefuge(folders: named.filter { !$0.isEmpty } + ["/tmp"])
  }

  /// Writes a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - path: Where it should go.
  /// - Throws: If it is not there; the error says where it is instead, if it could be written at all.
  func write(_ model: TokenModel, to path: String) throws {
    do {
      try model.write(to: path)
    } catch let error as FileError {
      // A name that nobody can have prepared a link under.
      let mark = String(UInt32.random(in: .min ... .max), radix: 16)
      for folder in folders {
        let refuge = "\(folder)/lstm-tui-\(mark)-\(path.lastPathPart)"
        guard (try? model.write(to: refuge)) != nil else { continue }
        throw FileError(path, "\(error.problem); the model is in \(refuge)")
      }
      throw error
    }
  }
}
