/// What a pickle holds, as inert values.
struct Pickle: Sendable {
  /// The value that the pickle as a whole stands for.
  let root: PickleValue

  /// The containers and objects, by the numbers that values refer to them with.
  let nodes: [PickleNode]

  /// What the pickle was read from.
  let bytes: ArraySlice<UInt8>

  /// The index in ``bytes`` behind the pickle's last instruction.
  let end: Int

  /// Reads a pickle; what follows it is left alone.
  ///
  /// - Parameters:
  ///   - bytes: The pickle, from its first instruction on.
  ///   - path: What errors call the file.
  ///   - subject: What errors call the pickle.
  /// - Throws: If an instruction is unknown, incomplete or finds something else than
  ///   it needs, or if there are more values than are accepted.
  init(
    bytes: ArraySlice<UInt8>, path: String, subject: String = "its pickle"
  ) throws(FileError) {
    var machine = PickleMachine(bytes: bytes, path: path, subject: subject)
    root = try machine.run()
    nodes = machine.nodes
    end = machine.position
    self.bytes = bytes
  }

  /// The node that a value refers to.
  func node(_ value: PickleValue) -> PickleNode? {
    guard case .node(let index) = value else { return nil }
    return nodes[index]
  }

  /// The text of a value.
  func text(_ value: PickleValue?) -> String? {
    guard case .text(let text) = value else { return nil }
    return text
  }

  /// The integer of a value, also of a NumPy one.
  func integer(_ value: PickleValue?) -> Int? {
    switch value {
    case .integer(let integer): integer
    case .node: scalar(value).flatMap { Int(exactly: $0) }
    default: nil
    }
  }

  /// The members of a tuple, list or set.
  func items(_ value: PickleValue?) -> [PickleValue]? {
    guard let value, let node = node(value) else { return nil }
    switch node.kind {
    case .tuple, .list, .set: return node.items
    case .object where !node.appended.isEmpty: return node.appended
    default: return nil
    }
  }

  /// The entries of a dictionary, `OrderedDict`, `defaultdict`, `Counter` or subclass of one.
  func entries(_ value: PickleValue?) -> [PickleEntry]? {
    guard let value, let node = node(value) else { return nil }
    switch node.kind {
    case .dictionary:
      return node.entries
    case .object:
      if !node.entries.isEmpty { return node.entries }
      guard let callee = callee(node), callee.module == "collections" else { return nil }
      // A Counter is made from a dictionary, and Python 2's OrderedDict from a list of pairs.
      for argument in node.items {
        if let dictionary = self.node(argument), dictionary.kind == .dictionary {
          return dictionary.entries
        }
        let pairs = (items(argument) ?? []).compactMap { items($0) }.filter { $0.count == 2 }
        if !pairs.isEmpty { return pairs.map { PickleEntry(key: $0[0], value: $0[1]) } }
      }
      return callee.name == "OrderedDict" || callee.name == "defaultdict" ? [] : nil
    default:
      return nil
    }
  }

  /// The value that a dictionary has for a text; the last if there are several.
  func value(_ key: String, in dictionary: PickleValue?) -> PickleValue? {
    entries(dictionary)?.last { $0.key == .text(key) }?.value
  }

  /// The class or function that a value names.
  func global(_ value: PickleValue?) -> PickleGlobal? {
    guard let value, case .global(let global) = node(value)?.kind else { return nil }
    return global
  }

  /// The class or function that would have been called for an object.
  ///
  /// `copyreg._reconstructor(class, base, state)`, with which protocols 0 and 1 make
  /// objects, stands for the class.
  func callee(_ node: PickleNode) -> PickleGlobal? {
    guard case .object(let callee) = node.kind, let global = global(callee) else { return nil }
    if global.name == "_reconstructor", ["copyreg", "copy_reg"].contains(global.module) {
      return self.global(node.items.first) ?? global
    }
    return global
  }
}
