/// A value in a pickle: a single one, or the number of a node that holds others.
///
/// Nodes are numbered rather than nested, so that neither a cycle nor a million
/// lists within each other can hang or overflow anything.
enum PickleValue: Sendable, Hashable {
  case none
  case bool(Bool)
  case integer(Int)
  /// An integer of more than 64 bits, whose value nothing here needs.
  case largeInteger
  case float(Double)
  case text(String)
  /// Where bytes lie, in the same bytes as the pickle.
  case bytes(Range<Int>)
  /// An index into ``Pickle/nodes``.
  case node(Int)
}

/// A container or an object of a pickle.
///
/// An object is a record of what Python would have called; nothing is called. A node takes 24 bytes and what it
/// holds, as a pickle may have one for every two of its bytes.
struct PickleNode: Sendable {
  /// What the node is.
  enum Kind: Sendable, Equatable {
    case tuple
    case list
    case set
    case dictionary
    /// The name of a class or function.
    indirect case global(PickleGlobal)
    /// What REDUCE or NEWOBJ would have made by calling a value.
    indirect case object(callee: PickleValue)
    /// What the file keeps elsewhere, under the identifier in ``items``.
    case persistent
  }

  /// What few nodes have.
  private struct Parts {
    var appended: [PickleValue] = []
    var entries: [PickleEntry] = []
    var state: PickleValue = .none
  }

  /// What the node is.
  var kind: Kind

  /// The members of a tuple, list or set; the arguments of an object.
  var items: [PickleValue] = []

  /// One, or none as long as there is nothing in it.
  private var parts: [Parts] = []

  /// Creates a node.
  init(kind: Kind, items: [PickleValue] = [], entries: [PickleEntry] = []) {
    self.kind = kind
    self.items = items
    if !entries.isEmpty { parts = [Parts(entries: entries)] }
  }

  /// The values appended to an object, which then is a kind of list.
  var appended: [PickleValue] { parts.first?.appended ?? [] }

  /// The entries of a dictionary, or of an object that is a kind of dictionary.
  var entries: [PickleEntry] { parts.first?.entries ?? [] }

  /// The state that BUILD gave an object.
  var state: PickleValue {
    get { parts.first?.state ?? .none }
    set {
      makeParts()
      parts[0].state = newValue
    }
  }

  /// Adds to what is appended to an object.
  mutating func append(_ values: [PickleValue]) {
    makeParts()
    parts[0].appended += values
  }

  /// Adds entries.
  mutating func add(_ entries: [PickleEntry]) {
    makeParts()
    parts[0].entries += entries
  }

  private mutating func makeParts() { if parts.isEmpty { parts = [Parts()] } }
}

/// An entry of a dictionary in a pickle.
struct PickleEntry: Sendable, Equatable {
  var key: PickleValue
  var value: PickleValue
}

/// The name of a class or function, by which a pickle refers to it.
struct PickleGlobal: Sendable, Hashable, CustomStringConvertible {
  var module: String
  var name: String

  init(_ module: String, _ name: String) {
    self.module = module
    self.name = name
  }

  /// Module and name with a dot between them.
  var description: String { "\(module).\(name)" }
}
