/// A named collection of groups and datasets.
struct HDF5Group: Sendable {
  /// The names from the root to here, joined by “/”; empty for the root.
  let name: String

  /// What is in the group, by name.
  let children: [String: HDF5Object]

  /// What is attached to the group, by name.
  let attributes: [String: HDF5Attribute]

  /// The names of what is in the group, sorted.
  var childNames: [String] { children.keys.sorted() }

  /// What a path such as “layers/lstm/vars” leads to.
  subscript(path: String) -> HDF5Object? {
    var group = self
    var found: HDF5Object?
    for part in path.split(separator: "/") {
      if let found {
        guard case .group(let inner) = found else { return nil }
        group = inner
      }
      found = group.children[String(part)]
      if found == nil { return nil }
    }
    return found
  }

  /// The group at a path; this one if the path is empty.
  func group(_ path: String) -> HDF5Group? {
    if path.isEmpty { return self }
    guard case .group(let group) = self[path] else { return nil }
    return group
  }

  /// The dataset at a path.
  func dataset(_ path: String) -> HDF5Dataset? {
    guard case .dataset(let dataset) = self[path] else { return nil }
    return dataset
  }

  /// Every dataset in the group and the groups within, by path from the root, sorted.
  var allDatasets: [HDF5Dataset] {
    childNames.flatMap { name -> [HDF5Dataset] in
      switch children[name] {
      case .group(let group): group.allDatasets
      case .dataset(let dataset): [dataset]
      case nil: []
      }
    }
  }
}
