extension Pickle {
  /// What the pickle holds, in a few words for an error.
  var summary: String {
    guard let node = node(root) else { return "it is a single value" }
    switch node.kind {
    case .tuple, .list, .set: return "it is a list of \(node.items.count) values"
    case .dictionary:
      let keys = node.entries.prefix(4).compactMap { text($0.key) }.map { "“\($0.prefix(40))”" }
      return keys.isEmpty
        ? "it is an empty dictionary, or one without names"
        : "it is a dictionary of " + keys.joined(separator: ", ") + (firstCall ?? "")
    case .global(let global): return "it is the name “\(Self.shortened(global))”"
    case .object:
      let name = callee(node).map(Self.shortened) ?? "something unknown"
      return "it is what calling “\(name)” would give, and nothing in a file is called"
    case .persistent: return "it refers to something outside"
    }
  }

  /// The first function in the pickle that Python would have called, and that makes no container.
  private var firstCall: String? {
    for node in nodes {
      if let callee = callee(node), callee.module != "collections" {
        return "; it would call “\(Self.shortened(callee))”, and nothing in a file is called"
      }
    }
    return nil
  }

  private static func shortened(_ global: PickleGlobal) -> String {
    String(global.description.prefix(80))
  }
}
