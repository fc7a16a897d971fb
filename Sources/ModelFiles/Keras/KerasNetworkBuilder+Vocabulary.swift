extension KerasNetworkBuilder {
  /// What is shown for the id that fills up short texts; Keras's own name for it is the empty word.
  private static let paddingWord = "[PAD]"

  /// Takes the words of a layer that makes ids of texts.
  mutating func addVocabulary(_ layer: KerasLayer) throws(FileError) {
    guard layers.isEmpty, dense.isEmpty, embedding.rows == 0 else {
      throw FileError(path, "\(layer.title) does not read the input, but what a layer computes")
    }
    guard layer.config["output_mode"]?.string ?? "int" == "int",
      layer.config["invert"]?.bool != true
    else { throw FileError(path, "\(layer.title) does not give ids (output_mode or invert)") }
    parts.append(ImportedPart(layer.name, role: "\(layer.className): the words", isUsed: true))
    noteSplitting(layer)
    guard let words = words(of: layer) else {
      notes.append("The words of \(layer.title) are not in the file.")
      return
    }
    let unknown = layer.config["oov_token"]?.string ?? "[UNK]"
    vocabulary = ImportedVocabulary(
      words: words.map { $0.isEmpty ? Self.paddingWord : $0 },
      unknownWord: words.contains(unknown) ? unknown : nil,
      origin: "the file's own \(layer.title)")
  }

  private func words(of layer: KerasLayer) -> [String]? {
    for place in ["", "_lookup_layer/"] {
      guard let content = assets["assets/\(layer.variables)/\(place)vocabulary.txt"] else {
        continue
      }
      // One word a line; the last line may or may not end.
      var lines = content.split(separator: 0x0A, omittingEmptySubsequences: false)
      if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
      return lines.map { String(decoding: $0, as: UTF8.self) }
    }
    guard let items = layer.config["vocabulary"]?.array else { return nil }
    let words = items.map { $0.string ?? $0.integer.map(String.init) ?? "" }
    let specials = specialWords(of: layer)
    return words.starts(with: specials) ? words : specials + words
  }

  /// The words that a layer puts before those it is given.
  private func specialWords(of layer: KerasLayer) -> [String] {
    guard layer.className == "StringLookup" else { return ["", "[UNK]"] }
    let mask = layer.config["mask_token"]?.string.map { [$0] } ?? []
    let unknownCount = min(max(layer.config["num_oov_indices"]?.integer ?? 1, 0), 1000)
    let unknown = layer.config["oov_token"]?.string ?? "[UNK]"
    return mask + Array(repeating: unknown, count: unknownCount)
  }

  /// Says how the layer cuts texts into words.
  private mutating func noteSplitting(_ layer: KerasLayer) {
    guard layer.className == "TextVectorization" else { return }
    let standardize = layer.config["standardize"]?.string ?? "none"
    let split = layer.config["split"]?.string ?? "none"
    notes.append(
      "The model's own texts are standardized by “\(standardize)” and split by “\(split)”.")
    if let length = layer.config["output_sequence_length"]?.integer {
      notes.append(
        "The model fills up or cuts texts to \(length) words; here they are read as they are"
          + (layer.config["mask_zero"]?.bool == true ? "." : ", so give the padding yourself."))
    }
  }
}
