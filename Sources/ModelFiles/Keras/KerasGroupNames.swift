/// The names of the groups that newer files keep weights in, in the one form that the rest here knows.
///
/// Keras 2.12 to 2.14 calls the list of layers `_layer_checkpoint_dependencies` and counts some layers twice,
/// so that the second LSTM is lstm_2: there only the order of the numbers says which layer is meant. On
/// Windows some versions join names with “\”.
struct KerasGroupNames {
  /// What older versions call a list of layers.
  static let oldList = "_layer_checkpoint_dependencies"

  /// For the old list at a path: what each group in it is called in new files.
  private var newNames: [String: [String: String]] = [:]

  /// Learns the names of all weights of a file.
  init(_ names: some Sequence<String>) {
    var found: [String: Set<String>] = [:]
    for name in names where name.contains(Self.oldList) {
      let parts = Self.parts(name)
      for (index, part) in parts.enumerated().dropLast() where part == Self.oldList {
        let list = parts[...index].joined(separator: "/")
        found[list, default: []].insert(parts[index + 1])
      }
    }
    for (list, groups) in found {
      var counters = KerasVariableNames()
      let sorted = groups.map { (name: $0, parts: KerasVariableNames.parts(of: $0)) }
        .sorted { ($0.parts.name, $0.parts.number) < ($1.parts.name, $1.parts.number) }
      for group in sorted {
        newNames[list, default: [:]][group.name] = counters.next(named: group.parts.name)
      }
    }
  }

  /// The name that new files have for a weight: “layers/lstm_1/cell/vars/0”.
  func newName(_ name: String) -> String {
    let parts = Self.parts(name)
    guard name.contains(Self.oldList) else { return parts.joined(separator: "/") }
    var result: [String] = []
    for (index, part) in parts.enumerated() {
      if part == Self.oldList {
        result.append("layers")
      } else if index > 0, parts[index - 1] == Self.oldList {
        let list = parts[..<index].joined(separator: "/")
        result.append(newNames[list]?[part] ?? part)
      } else {
        result.append(part)
      }
    }
    return result.joined(separator: "/")
  }

  private static func parts(_ name: String) -> [String] {
    name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).map(String.init)
  }
}
