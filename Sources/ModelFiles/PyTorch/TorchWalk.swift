/// Walks through a saved object and finds its tensors, hints and vocabularies.
///
/// Only dictionaries, lists, modules and the attributes of other objects are walked
/// through. Objects may refer to each other in circles, so depth and steps are bounded.
struct TorchWalk {
  let pickle: Pickle
  let path: String

  private let objects: TorchObjects
  private var steps = 0
  private let mostSteps: Int
  private var namesLength = 0

  /// The deepest nesting that is walked through.
  private static let mostLevels = 32

  /// How often each value is looked at on average, at most.
  ///
  /// Values that refer to each other would be walked through forever, or for a very long time.
  private static let mostVisits = 32

  /// How many bytes all names together may have for each byte of the pickle, and however small that is.
  ///
  /// A long name of a dictionary is in the names of all that is in it.
  private static let nameBytesPerByte = 32
  private static let nameAllowance = 1 << 16

  /// The most single values that are kept, and the longest text of one.
  private static let mostHints = 10_000
  private static let longestHint = 200

  init(_ pickle: Pickle, path: String) {
    self.pickle = pickle
    self.path = path
    objects = TorchObjects(pickle: pickle)
    let size = pickle.nodes.reduce(0) { $0 + 1 + $1.items.count + $1.entries.count }
    mostSteps = Self.mostVisits * (size + 100)
  }

  /// Everything found in a value.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - name: What its own name is; names inside it begin with it.
  /// - Returns: What was found, in the file's order.
  /// - Throws: If there is more to look at than is accepted.
  mutating func contents(
    of value: PickleValue, named name: String = ""
  ) throws(FileError) -> TorchContents {
    var contents = TorchContents()
    try take(value, name, into: &contents, level: 0)
    return contents
  }

  private mutating func take(
    _ value: PickleValue, _ name: String, into contents: inout TorchContents, level: Int
  ) throws(FileError) {
    steps += 1 + cost(of: value)
    namesLength += name.utf8.count
    guard steps <= mostSteps,
      namesLength <= Self.nameBytesPerByte * pickle.bytes.count + Self.nameAllowance
    else {
      throw FileError(path, "its objects refer to each other in too many ways")
    }
    guard case .node = value else {
      takeHint(value, name, into: &contents)
      return
    }
    guard level < Self.mostLevels else { return }
    if let record = objects.tensor(value) {
      contents.tensors.append((name, record))
    } else if let module = objects.module(value) {
      contents.hints[join(name, "class")] = module.className
      try take(module: module.state, name, into: &contents, level: level + 1)
    } else if let words = pickle.words(value) {
      contents.vocabularies.append(VocabularyCandidate(name: name, words: words))
    } else if let scalar = pickle.scalar(value) {
      takeHint(.float(scalar), name, into: &contents)
    } else if let entries = pickle.entries(value) ?? pickle.entries(pickle.node(value)?.state) {
      for entry in entries {
        guard let key = objects.key(entry.key) else { continue }
        try take(entry.value, join(name, key), into: &contents, level: level + 1)
      }
    } else {
      for (index, item) in (pickle.items(value) ?? []).enumerated() {
        guard case .node = item else { continue }
        try take(item, join(name, String(index)), into: &contents, level: level + 1)
      }
    }
  }

  /// Takes a module's parameters, buffers, submodules and then its other attributes.
  private mutating func take(
    module state: PickleValue, _ name: String, into contents: inout TorchContents, level: Int
  ) throws(FileError) {
    for group in ["_parameters", "_buffers", "_modules"] {
      for entry in pickle.entries(pickle.value(group, in: state)) ?? [] {
        guard let key = objects.key(entry.key) else { continue }
        try take(entry.value, join(name, key), into: &contents, level: level)
      }
    }
    for attribute in pickle.entries(state) ?? [] {
      // What begins with an underscore is PyTorch's own.
      guard let key = pickle.text(attribute.key), !key.hasPrefix("_"), key != "training" else {
        continue
      }
      var found = TorchContents()
      try take(attribute.value, join(name, key), into: &found, level: level)
      contents.hints.merge(found.hints) { first, _ in first }
      contents.vocabularies += found.vocabularies
    }
  }

  private func takeHint(_ value: PickleValue, _ name: String, into contents: inout TorchContents) {
    let text: String? =
      switch value {
      case .bool(let truth): truth ? "true" : "false"
      case .integer(let integer): String(integer)
      case .float(let float): String(float)
      case .text(let text): text
      default: nil
      }
    guard let text, text.utf8.count <= Self.longestHint, contents.hints.count < Self.mostHints
    else { return }
    contents.hints[name] = text
  }

  /// How many values are looked at to find out what a value is.
  private func cost(of value: PickleValue) -> Int {
    guard let node = pickle.node(value) else { return 0 }
    let state = pickle.node(node.state)
    return node.items.count + node.appended.count + node.entries.count + (state?.entries.count ?? 0)
  }

  private func join(_ prefix: String, _ name: String) -> String {
    prefix.isEmpty ? name : prefix + "." + name
  }
}
