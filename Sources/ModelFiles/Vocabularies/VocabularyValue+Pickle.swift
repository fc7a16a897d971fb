extension VocabularyValue {
  /// How deep objects are followed; the words of a pickled corpus lie at four.
  private static let deepestPickle = 6

  /// Reads a value of a pickle as far as words can be in it.
  ///
  /// Attributes of objects are a map with the name of the class; lists and dictionaries of other
  /// classes (`OrderedDict`, `Counter`) are what they are. Tuples are lists.
  ///
  /// - Parameters:
  ///   - pickle: The pickle.
  ///   - value: The value; nil for the whole.
  ///   - path: What errors call the file.
  /// - Throws: If values that are used in several places make it larger than the file accounts for.
  init(_ pickle: Pickle, _ value: PickleValue? = nil, path: String) throws(FileError) {
    // A list of a thousand references to a list of a thousand references costs a few bytes to write.
    var budget = 4 * pickle.bytes.count + 1000
    self = Self.value(of: value ?? pickle.root, in: pickle, depth: 0, budget: &budget)
    guard budget > 0 else {
      throw FileError(path, "its pickle uses the same values in too many places")
    }
  }

  private static func value(
    of value: PickleValue, in pickle: Pickle, depth: Int, budget: inout Int
  ) -> VocabularyValue {
    budget -= 1
    guard budget > 0 else { return .other }
    switch value {
    case .none: return .nothing
    case .bool(let flag): return .flag(flag)
    case .integer(let integer): return .integer(integer)
    case .text(let text): return .text(text)
    case .float, .largeInteger, .bytes: return .other
    case .node: break
    }
    if let integer = pickle.integer(value) { return .integer(integer) }
    guard depth < deepestPickle, let node = pickle.node(value) else { return .other }
    if let entries = pickle.entries(value), !entries.isEmpty || node.state == .none {
      return .map(map(entries, in: pickle, depth, &budget))
    }
    if let items = pickle.items(value) { return list(items, in: pickle, depth, &budget) }
    if let array = pickle.numPyArray(value) {
      guard array.shape.count == 1, case .strings(let words) = array.values else { return .other }
      budget -= words.count
      return .list(words.map { .text($0) })
    }
    guard let callee = pickle.callee(node) else { return .other }
    // Slots come as a pair of dictionaries, the second of which has them.
    let states = [node.state] + (pickle.items(node.state) ?? [])
    if let attributes = states.compactMap({ pickle.entries($0) }).first(where: { !$0.isEmpty }) {
      return .map(map(attributes, in: pickle, depth, &budget), className: callee.description)
    }
    // torchtext's own kind, made in C++, has a state of numbers and the list of its words.
    for state in states + node.items {
      guard let items = pickle.items(state), let first = items.first, pickle.text(first) != nil
      else { continue }
      let words = Entry(key: .text("itos"), value: list(items, in: pickle, depth, &budget))
      return .map([words], className: callee.description)
    }
    return .map([], className: callee.description)
  }

  private static func list(
    _ items: [PickleValue], in pickle: Pickle, _ depth: Int, _ budget: inout Int
  ) -> VocabularyValue {
    var list: [VocabularyValue] = []
    for item in items where budget > 0 {
      list.append(value(of: item, in: pickle, depth: depth + 1, budget: &budget))
    }
    return .list(list)
  }

  private static func map(
    _ entries: [PickleEntry], in pickle: Pickle, _ depth: Int, _ budget: inout Int
  ) -> [Entry] {
    var map: [Entry] = []
    for entry in entries where budget > 0 {
      let key = value(of: entry.key, in: pickle, depth: depth + 1, budget: &budget)
      guard key.text != nil || key.integer != nil else { continue }
      map.append(
        Entry(
          key: key, value: value(of: entry.value, in: pickle, depth: depth + 1, budget: &budget)))
    }
    return map
  }
}
