/// What was found in a saved object, by the names Python would find it under.
struct TorchContents {
  /// The tensors, in the file's order.
  var tensors: [(name: String, record: TorchObjects.TensorRecord)] = []

  /// Single values: attributes of modules, `class` of a module among them, and of checkpoints.
  var hints: [String: String] = [:]

  /// What numbers words.
  var vocabularies: [VocabularyCandidate] = []

  /// Whether there are the weights of a recurrent layer.
  var isRecurrent: Bool {
    tensors.contains { ($0.name.split(separator: ".").last ?? "").hasPrefix("weight_hh") }
  }
}

/// Words found inside a model's file, which may be its vocabulary or its labels.
struct VocabularyCandidate: Sendable, Equatable {
  /// Where they were found, such as `char_to_idx`.
  var name: String

  /// Word k has the number k.
  var words: [String]
}
