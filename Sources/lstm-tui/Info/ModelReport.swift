import Language
import ModelFiles
import RecurrentNets

/// What a model is, in lines.
struct ModelReport {
  private let model: TokenModel
  private let imported: ImportedModel?

  init(_ opened: ModelCatalog.Opened) {
    model = opened.model
    imported = opened.imported
  }

  /// The lines: what it is, what it reads and says, and what each part of its file was taken for.
  var lines: [String] {
    let fields = fields.map { name, text in
      name.padding(toLength: 12) + text.withVisibleControls
    }
    return fields + parts
  }

  private var fields: [(String, String)] {
    var fields = [("name", model.name)]
    if let imported { fields.append(("format", imported.format)) }
    fields += levels.map { ("cell", $0) }
    fields.append(("reads", reads))
    fields.append(("predicts", predicts))
    fields.append(("parameters", "\(parameterCount)"))
    let readsWords = !model.network.readsVectors && model.tokenizer != .ids
    if readsWords {
      let unknown = model.vocabulary.unknownID.map { model.vocabulary[$0] }
      fields.append(
        (
          "unknown",
          unknown.map { "other \(noun)s are read as \($0)" } ?? "other \(noun)s cannot be read"
        ))
    }
    if let range = model.cellRange {
      fields.append(
        ("range of C", "±\(range), the 99th percentile of |C| on text it was not trained on"))
    }
    if let training = model.training { fields.append(("training", training)) }
    if let distances = model.trainedDistances { fields.append(("distances", distances.text)) }
    fields += (imported?.warnings ?? []).map { ("warning", $0.text) }
    fields += (imported?.notes ?? []).map { ("note", $0) }
    if readsWords { fields.append(("vocabulary", Self.list(model.vocabulary))) }
    if !model.predictsWords, model.labels.count > 0 {
      fields.append(("outputs", Self.list(model.labels)))
    }
    return fields
  }

  // MARK: - Fields

  /// What is read one at a time.
  private var noun: String { model.tokenizer.readsCharacters ? "character" : "word" }

  /// One line for each level: "layer 1: LSTM in both directions, 32 + 32 units".
  private var levels: [String] {
    let network = model.network
    return network.levels.enumerated().map { index, level in
      let layers = network.layers[level.layers]
      let first = layers[layers.startIndex]
      let direction =
        level.isBidirectional
        ? " in both directions" : (first.direction == .backward ? " reading backward" : "")
      let units = layers.map { "\($0.hiddenSize)" }.joined(separator: " + ")
      let projection = first.variant.projection.map { " projected to \($0.rows)" } ?? ""
      let dense =
        level.dense.isEmpty ? "" : ", after \(Self.count(level.dense.count, "dense layer"))"
      return "layer \(index + 1): \(first.cell.title)\(direction), \(units) units"
        + "\(projection)\(dense)"
    }
  }

  private var reads: String {
    let network = model.network
    guard !network.readsVectors else {
      return "vectors of \(Self.count(network.inputSize, "number")) (--input)"
    }
    return "\(network.embedding.rows) \(noun)s, embedded in "
      + "\(Self.count(network.embedding.columns, "dimension")); \(cutting)"
  }

  private var predicts: String {
    let output = model.network.output
    guard output.count > 0 else { return "nothing: the file has no layer for it" }
    let what =
      switch output.meaning {
      case .choices: model.predictsWords ? "the next \(noun)" : "one of \(output.count) classes"
      case .independent where output.isBinary:
        "the probability of \(model.labels[0])" + (model.otherLabel.map { " against \($0)" } ?? "")
      case .independent: "the probabilities of \(output.count) classes"
      case .values: Self.count(output.count, "value")
      }
    return what + (Self.place(model.network.readout))
  }

  private static func place(_ readout: Readout) -> String {
    switch readout {
    case .everyStep: " at every step"
    case .lastStep: " at the end"
    case .lastPosition: " at the last step"
    }
  }

  /// How texts become words: a name that `--tokenizer` knows, or what Keras and Hugging Face do.
  private var cutting: String {
    guard case .rule(let rule) = model.tokenizer else {
      return "texts are cut by \(model.tokenizer.name)"
    }
    let steps = [
      rule.lowering == .none ? nil : "lower case",
      (rule.separating + rule.removed).isEmpty ? nil : "without punctuation",
    ].compactMap { $0 }
    let place =
      switch rule.splitting {
      case .separator(" "), .whiteSpace, .anyWhiteSpace: "at white space"
      case .separator(let separator): "at “\(separator)”"
      case .wordsAndMarks: "into words and marks"
      case .characters: "into characters"
      case .nowhere: "nowhere"
      }
    return "texts are cut \(place)" + (steps.isEmpty ? "" : ", \(steps.joined(separator: ", "))")
      + ", as its vocabulary's file says"
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private var parameterCount: Int {
    let network = model.network
    let dense = network.levels.flatMap(\.dense) + network.output.hiddenLayers
    var count = network.embedding.elements.count + network.output.weight.elements.count
    count += network.output.bias.count
    for layer in dense { count += layer.weight.elements.count + layer.bias.count }
    for layer in network.layers {
      count += layer.inputWeight.elements.count + layer.recurrentWeight.elements.count
      count += layer.bias.count + (layer.variant.projection?.elements.count ?? 0)
      count += layer.variant.recurrentCandidateBias?.count ?? 0
      count += 3 * (layer.variant.peepholes?.input.count ?? 0)
    }
    return count
  }

  /// As many names as are worth reading.
  private static func list(_ vocabulary: Vocabulary) -> String {
    let shown = 200
    let names = vocabulary.words.prefix(shown).joined(separator: " ")
    return vocabulary.count > shown ? "\(names) … \(vocabulary.count - shown) more" : names
  }

  // MARK: - Parts

  /// What each tensor, layer or node of the file was taken for.
  private var parts: [String] {
    guard let imported, !imported.parts.isEmpty else { return [] }
    let rows = imported.parts.map { part in
      [
        (part.isUsed ? "  " : "– ") + part.role,
        part.shape.map(String.init).joined(separator: " × "),
        part.name,
      ].map(\.withVisibleControls)
    }
    // A long reason may stand out; it is followed by what it is about all the same.
    let widths = (0..<2).map { column in min(60, rows.map { $0[column].count }.max() ?? 0) }
    return [""]
      + rows.map { row in
        row[0].padding(toLength: widths[0] + 2) + row[1].padding(toLength: widths[1] + 2) + row[2]
      }
  }
}

extension String {
  /// The text with blanks up to a length, and one blank at least.
  fileprivate func padding(toLength length: Int) -> String {
    self + String(repeating: " ", count: max(1, length - count))
  }
}
