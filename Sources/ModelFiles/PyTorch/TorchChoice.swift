/// Chooses the weights of the model among all that a checkpoint holds.
///
/// The rules, in this order:
/// - A module is the model. So is a dictionary of tensors, unless it has none of a recurrent layer
///   and one of its parts has tensors: those of its own then stand beside the model (`best_loss`).
/// - Of a dictionary of dictionaries (or a tuple) those parts are candidates whose name is
///   not an optimizer's; if some have weights of a recurrent layer, only those.
/// - One candidate is looked into in the same way; its name is left out of the tensors'.
/// - Of several, the one with a name that training scripts use for the model is taken;
///   without such a name all are, each under its own name.
struct TorchChoice {
  /// What was taken for the model.
  private(set) var model = TorchContents()

  /// The tensors that were not, and why.
  private(set) var leftOut: [(name: String, record: TorchObjects.TensorRecord, reason: String)] = []

  private var walk: TorchWalk

  /// The names that training scripts give to the model's weights, the commonest first.
  private static let modelNames = [
    "model_state_dict", "state_dict", "model", "net", "network", "model_state", "weights", "params",
    "module", "model_dict", "state",
  ]

  /// Looks through a saved object.
  ///
  /// - Parameters:
  ///   - pickle: The object.
  ///   - path: What errors call the file.
  /// - Throws: If there is more to look at than is accepted.
  init(_ pickle: Pickle, path: String) throws(FileError) {
    walk = TorchWalk(pickle, path: path)
    try choose(pickle.root, level: 0)
  }

  private mutating func choose(_ value: PickleValue, level: Int) throws(FileError) {
    let objects = TorchObjects(pickle: walk.pickle)
    guard level < 8, objects.tensor(value) == nil, objects.module(value) == nil,
      let parts = parts(of: value, objects)
    else {
      merge(try walk.contents(of: value))
      return
    }
    var found: [(name: String, value: PickleValue, contents: TorchContents)] = []
    for part in parts {
      found.append((part.name, part.value, try walk.contents(of: part.value, named: part.name)))
    }
    let own = found.filter { objects.tensor($0.value) != nil }
    if !own.isEmpty,
      own.contains(where: \.contents.isRecurrent)
        || !found.contains(where: { $0.contents.isRecurrent && !Self.isOptimizer($0.name) })
    {
      merge(try walk.contents(of: value))
      return
    }
    var candidates: [(name: String, value: PickleValue, contents: TorchContents)] = []
    for part in found {
      if part.contents.tensors.isEmpty {
        merge(part.contents)
      } else if objects.tensor(part.value) != nil {
        leaveOut(part.contents, "stands beside the model")
      } else if Self.isOptimizer(part.name) {
        leaveOut(part.contents, "belongs to “\(part.name)”, the state of the training")
      } else {
        candidates.append(part)
      }
    }
    if candidates.contains(where: \.contents.isRecurrent) {
      for candidate in candidates where !candidate.contents.isRecurrent {
        leaveOut(candidate.contents, "belongs to “\(candidate.name)”, which has no recurrent layer")
      }
      candidates.removeAll { !$0.contents.isRecurrent }
    }
    if candidates.count > 1 {
      let names = Self.modelNames.filter { name in candidates.contains { $0.name == name } }
      if let name = names.first {
        for candidate in candidates where candidate.name != name {
          leaveOut(candidate.contents, "belongs to “\(candidate.name)”; “\(name)” was taken")
        }
        candidates.removeAll { $0.name != name }
      }
    }
    if candidates.count == 1 {
      try choose(candidates[0].value, level: level + 1)
    } else {
      for candidate in candidates { merge(candidate.contents) }
    }
  }

  /// The named parts of a dictionary, an object, or a list; `nil` if a value has none.
  private func parts(
    of value: PickleValue, _ objects: TorchObjects
  ) -> [(name: String, value: PickleValue)]? {
    let pickle = walk.pickle
    guard pickle.words(value) == nil else { return nil }
    if let entries = pickle.entries(value) ?? pickle.entries(pickle.node(value)?.state) {
      return entries.compactMap { entry in objects.key(entry.key).map { ($0, entry.value) } }
    }
    return pickle.items(value)?.enumerated().map { (String($0), $1) }
  }

  private static func isOptimizer(_ name: String) -> Bool {
    let name = name.lowercased()
    return name == "opt" || ["optim", "sched", "scaler"].contains { name.contains($0) }
  }

  private mutating func merge(_ contents: TorchContents) {
    model.tensors += contents.tensors
    model.hints.merge(contents.hints) { first, _ in first }
    model.vocabularies += contents.vocabularies
  }

  private mutating func leaveOut(_ contents: TorchContents, _ reason: String) {
    leftOut += contents.tensors.map { ($0.name, $0.record, reason) }
    model.vocabularies += contents.vocabularies
  }
}
