import RecurrentNets

/// Chooses the embedding: the matrix with a row of input for each word.
///
/// The rules, in this order:
/// - What the user named with `--embedding` is taken, if its rows are as long as what the lowest
///   layer reads.
/// - Candidates are the matrices of such rows that are called `embedding` in a Flax tree, or
///   `….weight` and have no bias beside them; in a whole module only those of `nn.Embedding`.
/// - Of several, those whose name speaks of an embedding (`emb`, `encoder`, `lookup`, `wte`) go
///   first, then those nearest to the recurrent layer by their names.
/// - A candidate whose name speaks of a dense layer (`fc`, `linear`, `out`, …) is none.
/// - If several are left they are asked for; without one the network reads vectors.
struct EmbeddingChoice {
  /// The name of the tensor; `nil` if the network reads vectors.
  let name: String?

  private static let good = ["emb", "encoder", "lookup", "wte", "vectors"]
  private static let bad = [
    "fc", "lin", "dense", "out", "head", "proj", "classif", "decoder", "att", "norm", "pred",
    "hidden2", "logit", "score", "final",
  ]

  /// Chooses among the tensors that no recurrent layer has taken.
  ///
  /// - Parameters:
  ///   - state: The tensors.
  ///   - inputSize: What the lowest layer reads.
  ///   - module: The name of the recurrent layers.
  ///   - taken: The names that are taken.
  ///   - options: What the user says.
  ///   - path: What errors call the file.
  /// - Throws: If the user has to choose, or chose what does not fit.
  init(
    in state: StateDictionary, inputSize: Int, near module: String, except taken: Set<String>,
    options: ImportOptions, path: String
  ) throws(FileError) {
    let free = state.names.filter { !taken.contains($0) && state.tensors[$0]?.shape.count == 2 }
    if let wanted = options.embedding {
      let names = free.filter {
        WeightName.matches($0, wanted)
          && ["weight", "embedding"].contains(WeightName($0).leaf)
          || $0 == wanted
      }
      guard let name = names.first, let shape = state.tensors[name]?.shape else {
        let found = free.prefix(6).map { "“\($0)”" }.joined(separator: ", ")
        throw FileError(
          path,
          "has no matrix “\(wanted)” (--embedding); found \(found.isEmpty ? "none" : found)")
      }
      guard shape[1] == inputSize, shape[0] > 0 else {
        throw FileError(
          path,
          "“\(name)” (--embedding) is \(shape[0]) × \(shape[1]); the lowest layer reads "
            + "\(inputSize) values")
      }
      self.name = name
      return
    }
    var candidates = free.filter { Self.isCandidate($0, in: state, inputSize: inputSize) }
    let named = candidates.filter { Self.speaks($0, of: Self.good) }
    if !named.isEmpty { candidates = named }
    if candidates.count > 1 {
      let near = candidates.map { WeightName.commonParts($0, module) }
      candidates = zip(candidates, near).filter { $1 == near.max() }.map(\.0)
    }
    // Tied weights may stand in the file under both names.
    let first = candidates.first.flatMap { state.tensors[$0] }
    guard candidates.allSatisfy({ state.tensors[$0] == first }) else {
      throw FileError(
        path,
        "has several matrices that can be the embedding: "
          + candidates.prefix(6).map { "“\($0)”" }.joined(separator: ", ")
          + "; --embedding NAME chooses one")
    }
    name = candidates.first
  }

  private static func isCandidate(
    _ text: String, in state: StateDictionary, inputSize: Int
  ) -> Bool {
    let name = WeightName(text)
    guard let shape = state.tensors[text]?.shape, shape[1] == inputSize, shape[0] > 0 else {
      return false
    }
    if name.leaf == "embedding" { return true }
    if let className = state.metadata[name.prefix() + ".class"] {
      return className.hasSuffix("Embedding")
    }
    // The last part says most: “decoder.embedding” is an embedding.
    let isGood = speaks(text, of: good)
    if state.tensors[name.sibling("bias")] != nil { return false }
    guard name.leaf == "weight" || isGood else { return false }
    return isGood || !speaks(text, of: bad)
  }

  /// Whether the name of a weight's own module has one of these words in it.
  private static func speaks(_ text: String, of words: [String]) -> Bool {
    let parts = WeightName(text).parts
    let own = (parts.dropLast().last { Int($0) == nil } ?? parts.last ?? "").lowercased()
    return words.contains { own.contains($0) }
  }
}
