import Language

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
    if let length = layer.config["output_sequence_length"]?.integer {
      (textLength, fillsTexts) = (length, true)
    }
    guard let words = words(of: layer) else {
      notes.append("The words of \(layer.title) are not in the file.")
      return
    }
    let unknown = layer.config["oov_token"]?.string ?? "[UNK]"
    vocabulary = ImportedVocabulary(
      words: words.map { $0.isEmpty ? Self.paddingWord : $0 },
      unknownWord: words.contains(unknown) ? unknown : nil, origin: "the words inside \(path)",
      paddingID: words.first?.isEmpty == true ? 0 : nil, tokenizer: tokenizer(of: layer),
      // A table may have been made for more words than there were.
      allowsUnusedRows: true)
  }

  /// How the layer cuts texts into words.
  private mutating func tokenizer(of layer: KerasLayer) -> TokenizerKind? {
    guard layer.className == "TextVectorization" else {
      // It is given words that are cut already.
      return TextRule.textVectorization(standardize: nil).map(TokenizerKind.rule)
    }
    let (standardize, split) = (layer.config["standardize"], layer.config["split"])
    // What is written in Python is no string there.
    if standardize == nil || standardize?.string != nil, split == nil || split?.string != nil,
      let rule = TextRule.textVectorization(
        standardize: standardize?.string, split: split?.string)
    {
      return .rule(rule)
    }
    notes.append(
      "How \(layer.title) standardizes and splits texts is Python code; --tokenizer chooses a way.")
    return nil
  }

  private func words(of layer: KerasLayer) -> [String]? {
    let names = KerasGroupNames(assets.keys)
    let files = Dictionary(
      assets.map { (names.newName($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    for place in ["", "_lookup_layer/"] {
      guard let content = files["assets/\(layer.variables)/\(place)vocabulary.txt"] else {
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
}
