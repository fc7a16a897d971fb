import RecurrentNets

/// What an ONNX file says beside its graph.
extension ModelMetadata {
  /// Adds to an imported model what the metadata says of it.
  ///
  /// Any file may have its words there, as `vocab` with `unk` and `tokenizer`, and the names of its
  /// outputs as `labels`. In this program's own files they have to be right.
  ///
  /// - Parameter imported: The model.
  /// - Throws: If one of this program's own files says what cannot be.
  func complete(_ imported: inout ImportedModel) throws(FileError) {
    guard isOwn else {
      imported.vocabulary = try? vocabulary()
      imported.labels = try? labels(of: imported.network.output)
      return
    }
    if !imported.network.readsVectors {
      var vocabulary = try vocabulary()
      vocabulary.unknownWord = texts[Key.unknown]
      imported.vocabulary = vocabulary
    }
    imported.cellRange = try cellRange()
    imported.training = texts[Key.training]
    imported.trainedDistances = try trainedDistances()
    if let text = texts[Key.meaning], imported.network.output.count > 0 {
      guard let meaning = OutputLayer.Meaning(rawValue: text) else {
        throw FileError(
          path,
          "its metadata's “meaning” is \"\(text)\"; expected choices, independent or values")
      }
      imported.network.output.meaning = meaning
    }
    // A single probability may have two names, those of both classes.
    imported.labels = try labels(of: imported.network.output)
  }

  private func vocabulary() throws(FileError) -> ImportedVocabulary {
    ImportedVocabulary(
      words: try words(Key.vocabulary), unknownWord: texts[Key.unknown],
      origin: "the file's own metadata", paddingID: texts[Key.padding].flatMap { Int($0) },
      tokenizer: texts[Key.tokenizer] == nil && !isOwn ? nil : try tokenizer())
  }
}
