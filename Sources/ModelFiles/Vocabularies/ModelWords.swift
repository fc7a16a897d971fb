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

  /// The names of a model's outputs from a file beside it, one a line.
  ///
  /// - Parameters:
  ///   - count: The number of outputs.
  ///   - model: The model's file.
  /// - Returns: A name for each output, or nil if no such file fits.
  /// - Throws: If a file with the model's name cannot be read or has another number of names.
  public static func labels(count: Int, model: String) throws(FileError) -> [String]? {
    for file in Sidecars.labels(beside: model) {
      do throws(FileError) {
        let labels = try VocabularyFile.load(file.path)
        guard labels.words.count == count else {
          throw FileError(
            file.path, "has \(labels.words.count) labels, but \(model) has \(count) outputs")
        }
        return labels.words
      } catch {
        if file.isNamedAfterModel { throw error }
      }
    }
    return nil
  }
}
