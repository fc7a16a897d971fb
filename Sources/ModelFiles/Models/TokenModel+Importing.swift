import Language
import RecurrentNets

extension TokenModel {
  /// Puts an imported network together with its words.
  ///
  /// Words are those that the user names, else those in the file, else those beside it; without
  /// any, words are ids. A network without an embedding that reads vectors as long as a vocabulary
  /// found in its file, or named, has words reads them one-hot.
  ///
  /// - Parameters:
  ///   - imported: The network; what was decided here is added to its notes.
  ///   - path: The file, beside which words are looked for.
  ///   - name: What the model will be called.
  ///   - options: What the user says.
  /// - Throws: If a vocabulary cannot be read or does not fit.
  init(
    _ imported: inout ImportedModel, path: String, name: String, options: ModelOptions
  ) throws(FileError) {
    var network = imported.network
    var found: ImportedVocabulary?
    if network.readsVectors {
      var named: ImportedVocabulary?
      if let path = options.vocabulary { named = try VocabularyFile.load(path) }
      if let words = named ?? imported.vocabulary, words.words.count == network.inputSize {
        network.embedding = Matrix(identityOf: network.inputSize)
        imported.notes.append("without an embedding, words are read as one-hot vectors")
        found = words
      } else if let named {
        throw FileError(
          named.origin,
          "has \(named.words.count) words, but \(path) has no embedding and reads vectors of "
            + "\(network.inputSize) numbers")
      }
    } else {
      found = try ModelWords.vocabulary(
        rows: network.embedding.rows, model: path, named: options.vocabulary,
        inside: imported.vocabulary, tokenizer: options.tokenizer)
    }
    imported.notes += found?.notes ?? []
    var labels = imported.labels
    if labels == nil {
      labels = try ModelWords.labels(count: network.output.count, model: path)
    }
    let words = found?.words ?? (0..<network.embedding.rows).map { "#\($0)" }
    self.init(
      name: name, network: network,
      vocabulary: Vocabulary(words: words, unknownWord: found?.unknownWord),
      labels: labels?.count == network.output.count ? labels : nil,
      tokenizer: options.tokenizer ?? found?.tokenizer ?? .ids, cellRange: imported.cellRange,
      training: imported.training)
    if let found {
      imported.notes.append("words from \(found.origin)")
    } else if !network.readsVectors {
      imported.notes.append(
        "no vocabulary in the file or beside it: words are ids; --vocab FILE names one")
    }
  }
}

extension Matrix {
  /// The matrix with 1 on its diagonal and 0 elsewhere.
  fileprivate init(identityOf size: Int) {
    self.init(rows: size, columns: size)
    for index in 0..<size { self[index, index] = 1 }
  }
}
