import Language

/// Chooses a model's words among those in its file, those beside it and those that are named.
public enum ModelWords {
  /// The words of a model.
  ///
  /// The file named with `--vocab` comes first, then what the model's own file holds, then files beside it
  /// (``Sidecars``). A file that is named, or has the model's name, must fit the embedding; of others the
  /// first that fits is taken.
  ///
  /// - Parameters:
  ///   - rows: The number of rows of the embedding.
  ///   - model: The model's file.
  ///   - named: The file that the user names.
  ///   - inside: What the model's file holds.
  ///   - tokenizer: How the user wants texts cut; with ids no file has to fit.
  /// - Returns: A word for each row, or nil if there is no vocabulary; then only ids can be read.
  /// - Throws: If a vocabulary cannot be read or does not fit.
  public static func vocabulary(
    rows: Int, model: String, named: String? = nil, inside: ImportedVocabulary? = nil,
    tokenizer: TokenizerKind? = nil
  ) throws(FileError) -> ImportedVocabulary? {
    if let named { return chosen(try VocabularyFile.load(named).fitted(toRows: rows, of: model)) }
    if let inside { return chosen(try inside.fitted(toRows: rows, of: model)) }
    var failure: FileError?
    for file in Sidecars.vocabularies(beside: model) {
      do throws(FileError) {
        return chosen(try VocabularyFile.load(file.path).fitted(toRows: rows, of: model))
      } catch {
        failure = failure ?? error
        if file.isNamedAfterModel { break }
      }
    }
    guard tokenizer != .ids, let failure else { return nil }
    throw failure

    func chosen(_ vocabulary: ImportedVocabulary) -> ImportedVocabulary {
      var vocabulary = vocabulary
      vocabulary.tokenizer = tokenizer ?? vocabulary.tokenizer
      return vocabulary
    }
  }

  /// The words of a model without an embedding, if it may read them one-hot: as many as its vectors are long.
  ///
  /// Files beside the model may belong to another one; those that do not fit are passed over.
  ///
  /// - Parameters:
  ///   - size: How long the vectors are.
  ///   - model: The model's file.
  ///   - inside: What the model's file holds.
  ///   - options: What the user says.
  /// - Returns: A word for each place of a vector, or nil if it is numbers that are read.
  /// - Throws: If the file that the user names cannot be read or does not fit.
  static func oneHotVocabulary(
    size: Int, model: String, inside: ImportedVocabulary?, options: ModelOptions
  ) throws(FileError) -> ImportedVocabulary? {
    if let named = options.vocabulary {
      let words = try VocabularyFile.load(named)
      guard words.words.count == size else {
        throw FileError(
          named,
          "has \(words.words.count) words, but \(model) has no embedding and reads vectors of "
            + "\(size) number\(size == 1 ? "" : "s")")
      }
      return words
    }
    guard !options.readsNumbers, options.tokenizer != .ids, size > 1 else { return nil }
    if let inside { return inside.words.count == size ? inside : nil }
    for file in Sidecars.vocabularies(beside: model) {
      if let words = try? VocabularyFile.load(file.path), words.words.count == size { return words }
    }
    return nil
  }

  /// The names of a model's outputs from a file beside it, one a line.
  ///
  /// - Parameters:
  ///   - count: The number of outputs.
  ///   - isBinary: Whether a single one may have two names: of class 0, and of class 1, its own.
  ///   - model: The model's file.
  /// - Returns: A name for each output, or nil if no such file fits.
  /// - Throws: If a file with the model's name cannot be read or has another number of names.
  public static func labels(
    count: Int, isBinary: Bool = false, model: String
  ) throws(FileError) -> [String]? {
    for file in Sidecars.labels(beside: model) {
      do throws(FileError) {
        let labels = try VocabularyFile.load(file.path)
        guard labels.words.count == count || isBinary && count == 1 && labels.words.count == 2
        else {
          throw FileError(
            file.path,
            "has \(labels.words.count) labels, but \(model) has \(count) "
              + "output\(count == 1 ? "" : "s")")
        }
        return labels.words
      } catch {
        if file.isNamedAfterModel { throw error }
      }
    }
    return nil
  }
}
