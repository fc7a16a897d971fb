import Language
import RecurrentNets

extension TokenModel {
  /// Puts an imported network together with its words.
  ///
  /// Words are those that the user names, else those in the file, else those beside it; without
  /// any, words are ids. A network without an embedding that reads vectors as long as a vocabulary
  /// has words reads them one-hot, unless numbers are what it is given.
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
    let found: ImportedVocabulary?
    if network.readsVectors {
      found = try ModelWords.oneHotVocabulary(
        size: network.inputSize, model: path, inside: imported.vocabulary, options: options)
      if found != nil {
        network.embedding = Matrix(identityOf: network.inputSize)
        imported.notes.append("without an embedding, words are read as one-hot vectors")
      }
    } else {
      found = try ModelWords.vocabulary(
        rows: network.embedding.rows, model: path, named: options.vocabulary,
        inside: imported.vocabulary, tokenizer: options.tokenizer)
    }
    imported.notes += found?.notes ?? []
    if imported.network.readsVectors, found != nil {
      network.output.meaning = try Self.meaningOfOneHot(imported, path: path)
    }
    var labels = imported.labels
    if labels == nil {
      labels = try ModelWords.labels(
        count: network.output.count, isBinary: network.output.isBinary, model: path)
    }
    let words = found?.words ?? (0..<network.embedding.rows).map { "#\($0)" }
    self.init(
      name: name, network: network,
      vocabulary: Vocabulary(words: words, unknownWord: found?.unknownWord),
      labels: labels.flatMap { network.output.allows(labelCount: $0.count) ? $0 : nil },
      tokenizer: options.tokenizer ?? found?.tokenizer ?? .ids,
      paddingID: found?.paddingID.flatMap { (0..<words.count).contains($0) ? $0 : nil },
      cellRange: imported.cellRange, training: imported.training)
    trainedDistances = imported.trainedDistances
    if let found {
      imported.notes.append("words from \(found.origin)")
    } else if !network.readsVectors {
      imported.notes.append(
        "no vocabulary in the file or beside it: words are ids; --vocab FILE names one")
    }
  }

  /// What outputs that were taken for values mean where it is words that are read: classes, if the
  /// file leaves it open, or if there is a name or a word for each.
  private static func meaningOfOneHot(
    _ imported: ImportedModel, path: String
  ) throws(FileError) -> OutputLayer.Meaning {
    let output = imported.network.output
    guard output.count > 0, output.meaning == .values,
      output.activation == .elementwise(.linear)
    else { return output.meaning }
    if imported.leavesMeaningOpen { return output.count == 1 ? .independent : .choices }
    guard output.count > 1, imported.labels == nil else { return output.meaning }
    let hasNames = try ModelWords.labels(count: output.count, model: path) != nil
    return hasNames || output.count == imported.network.inputSize ? .choices : output.meaning
  }
}

extension Matrix {
  /// The matrix with 1 on its diagonal and 0 elsewhere.
  fileprivate init(identityOf size: Int) {
    self.init(rows: size, columns: size)
    for index in 0..<size { self[index, index] = 1 }
  }
}
