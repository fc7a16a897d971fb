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
/// An object is a record of what Python would have called; nothing is called.
struct PickleNode: Sendable {
  /// What the node is.
  enum Kind: Sendable, Equatable {
    case tuple
    case list
    case set
    case dictionary
    /// The name of a class or function.
    case global(PickleGlobal)
    /// What REDUCE or NEWOBJ would have made by calling a value.
    case object(callee: PickleValue)
    /// What the file keeps elsewhere, under the identifier in ``items``.
    case persistent
  }

  /// What the node is.
  var kind: Kind

  /// The members of a tuple, list or set; the arguments of an object.
  var items: [PickleValue] = []

  /// The values appended to an object, which then is a kind of list.
  var appended: [PickleValue] = []

  /// The entries of a dictionary, or of an object that is a kind of dictionary.
  var entries: [PickleEntry] = []

  /// The state that BUILD gave an object.
  var state: PickleValue = .none
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
