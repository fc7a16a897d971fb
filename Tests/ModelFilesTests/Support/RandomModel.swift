import Language
import ModelFiles
import RecurrentNets

/// A model with random weights, among them the floats that are easily lost.
func randomModel(_ cell: CellKind = .lstm, layers: Int = 1, seed: UInt64 = 1) -> TokenModel {
  var generator = SeededGenerator(seed: seed)
  let words = ["<unk>", "she", "is", "“quoted”", "tab\there", "...", "ß", "日本"]
  var network = Network(
    zeros: NetworkShape(
      cell: cell, vocabularySize: words.count, embeddingSize: 3,
      hiddenSizes: Array(repeating: 4, count: layers)))
  network.forEachTensor { values in
    for index in values.indices {
      values[index] = Float.random(in: -2...2, using: &generator)
    }
    let special: [Float] = [-0.0, .leastNonzeroMagnitude, -.greatestFiniteMagnitude, 1 / 3]
    for (index, value) in special.enumerated() where index < values.count {
      values[index] = value
    }
  }
  return TokenModel(
    name: "random", network: network, vocabulary: Vocabulary(words: words), cellRange: 0.87,
    training: "none; “random”")
}

/// A folder for one test's files, removed with it.
final class TemporaryFolder {
  let path: String

  init() {
    path = "/tmp/lstm-tui-tests-\(UInt64.random(in: 0...UInt64.max))"
    mkdir(path, 0o700)
  }

  deinit {
    // The tests put plain files there and nothing else.
    for name in names { unlink(file(name)) }
    rmdir(path)
  }

  /// The names of what is in the folder.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }
}

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
