/// The weights of a Keras file, given out layer by layer, each once.
struct KerasWeights {
  /// What errors call the file.
  let path: String

  /// Older files: the weights of each group in the order that `weight_names` gives; `nil` for newer files.
  let groups: [(name: String, weights: [HDF5Dataset])]?

  /// Newer files: the weights by path: “layers/lstm/cell/vars/0”.
  let variables: [String: HDF5Dataset]

  /// What belongs to the training and not to the model.
  let others: [HDF5Dataset]

  /// How many weights of each group were given out.
  private var positions: [String: Int] = [:]

  /// The weights that were given out.
  private(set) var taken: Set<String> = []

  /// Sorts the datasets of a file.
  ///
  /// - Parameters:
  ///   - root: The file's root.
  ///   - path: What errors call the file.
  /// - Throws: If the file has no weights where Keras puts them.
  init(_ root: HDF5Group, path: String) throws(FileError) {
    self.path = path
    let model = root.group("model_weights")
    if let names = Self.names("layer_names", in: model ?? root) {
      var groups: [(name: String, weights: [HDF5Dataset])] = []
      var seen: Set<String> = []
      for name in names where seen.insert(name).inserted {
        groups.append((name, try Self.weights(of: name, in: model ?? root, path)))
      }
      self.groups = groups
      variables = [:]
      let found = Set(groups.flatMap { $0.weights.map(\.name) })
      others = root.allDatasets.filter { !found.contains($0.name) }
      return
    }
    groups = nil
    var variables: [String: HDF5Dataset] = [:]
    var others: [HDF5Dataset] = []
    let datasets = root.allDatasets
    let names = KerasGroupNames(datasets.map(\.name))
    for dataset in datasets {
      let name = names.newName(dataset.name)
      let parts = name.split(separator: "/")
      if parts.count >= 3, parts[parts.count - 2] == "vars", !Self.isOfTraining(parts[0]) {
        variables[name] = dataset
      } else {
        others.append(dataset)
      }
    }
    self.variables = variables
    self.others = others
  }

  /// Whether there are no weights of layers at all.
  var isEmpty: Bool { groups?.allSatisfy(\.weights.isEmpty) ?? variables.isEmpty }

  /// Whether a group at the root holds what only training needs.
  private static func isOfTraining(_ name: some StringProtocol) -> Bool {
    name.hasPrefix("optimizer") || name.hasSuffix("metrics") || name.hasPrefix("compile")
  }

  /// A list of names that may be spread over several attributes, `layer_names0` and so on, as
  /// HDF5 allows 64 KB for each.
  private static func names(_ key: String, in group: HDF5Group) -> [String]? {
    if let names = group.attributes[key]?.strings { return names }
    var names: [String]?
    var index = 0
    while let more = group.attributes["\(key)\(index)"]?.strings {
      names = (names ?? []) + more
      index += 1
    }
    return names
  }

  private static func weights(
    of layer: String, in model: HDF5Group, _ path: String
  ) throws(FileError) -> [HDF5Dataset] {
    guard let group = model.group(layer) else {
      throw FileError(path, "has no HDF5 group for the layer “\(layer)” that it lists")
    }
    var weights: [HDF5Dataset] = []
    for name in names("weight_names", in: group) ?? [] {
      guard let dataset = group.dataset(name) else {
        throw FileError(path, "has no weight “\(name)” in the group of the layer “\(layer)”")
      }
      weights.append(dataset)
    }
    return weights
  }

  // MARK: - Giving out

  /// The next weights of a layer.
  ///
  /// - Parameters:
  ///   - names: What they are, for errors: “kernel”, “bias”.
  ///   - layer: The layer.
  ///   - place: Newer files: where below the layer they are: “cell”; empty for the layer itself.
  /// - Returns: One dataset for each name.
  /// - Throws: If there are not as many.
  mutating func take(
    _ names: [String], of layer: KerasLayer, at place: String = ""
  ) throws(FileError) -> [HDF5Dataset] {
    guard !isEmpty else {
      throw FileError(
        path, "has a configuration but no weights: the model was saved before it was built")
    }
    var result: [HDF5Dataset] = []
    for (index, name) in names.enumerated() {
      let found: HDF5Dataset?
      let expected: String
      if let groups {
        let position = positions[layer.group] ?? 0
        let weights = groups.first { $0.name == layer.group }?.weights ?? []
        found = position < weights.count ? weights[position] : nil
        positions[layer.group] = position + 1
        expected =
          "number \(position + 1) of the group “\(layer.group)”, which has \(weights.count)"
      } else {
        let base = place.isEmpty ? layer.variables : "\(layer.variables)/\(place)"
        expected = "“\(base)/vars/\(index)”"
        found = variables["\(base)/vars/\(index)"]
      }
      guard let found else {
        throw FileError(path, "\(layer.title) has no weight “\(name)”: expected \(expected)")
      }
      guard taken.insert(found.name).inserted else {
        throw FileError(path, "\(layer.title) shares the weight “\(found.name)” with another layer")
      }
      result.append(found)
    }
    return result
  }

  /// The weights of layers that nobody asked for.
  var left: [HDF5Dataset] {
    let all = groups?.flatMap(\.weights) ?? variables.sorted { $0.key < $1.key }.map(\.value)
    return all.filter { !taken.contains($0.name) }
  }
}
