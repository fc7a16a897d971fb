/// Finds the chain of layers in a model's configuration.
struct KerasTopology {
  /// What errors call the file.
  let path: String

  /// Which of several outputs is wanted.
  let head: String?

  /// The layers in the order in which they compute, models within the model taken apart.
  ///
  /// - Parameter model: The configuration: class name and options.
  /// - Returns: The layers.
  /// - Throws: If the layers are no chain, with the name of the one where they are not.
  func layers(of model: KerasJSON) throws(FileError) -> [KerasLayer] {
    try layers(of: model, variables: "", group: nil)
  }

  /// The classes of models, which have layers of their own.
  private static let modelClasses = ["Sequential", "Functional", "Model"]

  private func layers(
    of model: KerasJSON, variables: String, group: String?
  ) throws(FileError) -> [KerasLayer] {
    let className = model["class_name"]?.string ?? "no class name"
    let config = model["config"]
    // Before Keras 2.2.3 a Sequential's configuration was the list itself.
    guard let items = config?["layers"]?.array ?? config?.array else {
      throw FileError(
        path,
        "is a model of the class “\(className)”, whose layers are Python code and not in the file; "
          + "expected Sequential or Functional")
    }
    let parts = try parts(items, variables: variables, group: group)
    var order = Array(parts.indices)
    if className != "Sequential" {
      guard let config, config["output_layers"] != nil else {
        throw FileError(path, "is a model of the class “\(className)” that names no output layers")
      }
      order = try chain(config, parts: parts)
    }
    var layers: [KerasLayer] = []
    for index in order {
      let part = parts[index]
      guard Self.modelClasses.contains(part.layer.className) else {
        layers.append(part.layer)
        continue
      }
      layers += try self.layers(
        of: part.item, variables: part.layer.variables + "/", group: part.layer.group)
    }
    return layers
  }

  /// A layer and its place in the configuration.
  private struct Part {
    let layer: KerasLayer
    let item: KerasJSON
  }

  private func parts(
    _ items: [KerasJSON], variables: String, group: String?
  ) throws(FileError) -> [Part] {
    var names = KerasVariableNames()
    var parts: [Part] = []
    for item in items {
      guard let className = item["class_name"]?.string else {
        throw FileError(path, "its configuration has a layer without a class name")
      }
      // “keras.layers>LSTM” and “Custom>Thing” name where a class was registered.
      let plainName = className.split(separator: ">").last.map(String.init) ?? className
      let name = item["name"]?.string ?? item["config"]?["name"]?.string ?? plainName
      parts.append(
        Part(
          layer: KerasLayer(
            className: plainName, name: name, config: item["config"] ?? .object([:]),
            group: group ?? name, variables: "\(variables)layers/\(names.next(plainName))"),
          item: item))
    }
    return parts
  }

  // MARK: - Functional models

  /// The indices of the layers from the input to the output.
  private func chain(_ config: KerasJSON, parts: [Part]) throws(FileError) -> [Int] {
    var places: [String: Int] = [:]
    for (index, part) in parts.enumerated() { places[part.layer.name] = index }
    try checkInputs(config)
    var current = try output(config)
    var order: [Int] = []
    var seen: Set<Int> = []
    while true {
      guard let index = places[current.layer] else {
        throw FileError(path, "its configuration refers to a layer “\(current.layer)” it lacks")
      }
      let layer = parts[index].layer
      guard seen.insert(index).inserted else {
        throw FileError(path, "uses the layer \(layer.title) more than once; expected a chain")
      }
      guard current.tensor == 0 else {
        throw FileError(
          path,
          "uses what \(layer.title) returns besides its output (its state); expected a chain of layers"
        )
      }
      order.append(index)
      if layer.className == "InputLayer" { return order.reversed() }
      let nodes = parts[index].item["inbound_nodes"]?.array ?? []
      guard !nodes.isEmpty else {
        throw FileError(path, "does not say what \(layer.title) reads")
      }
      let inputs = try inputs(of: nodes[min(max(current.node, 0), nodes.count - 1)], layer)
      guard inputs.count == 1 else {
        let names = inputs.map { "“\($0.layer)”" }.joined(separator: ", ")
        throw FileError(
          path,
          inputs.isEmpty
            ? "does not say what \(layer.title) reads"
            : "has branches: \(layer.title) reads \(names); only a chain of layers can be shown")
      }
      current = inputs[0]
    }
  }

  private func checkInputs(_ config: KerasJSON) throws(FileError) {
    let inputs = try references(config["input_layers"])
    guard inputs.count <= 1 else {
      throw FileError(
        path,
        "has \(inputs.count) inputs (\(inputs.map { "“\($0.layer)”" }.joined(separator: ", "))); "
          + "expected one")
    }
  }

  private func output(_ config: KerasJSON) throws(FileError) -> KerasReference {
    let outputs = try references(config["output_layers"])
    if let head, let chosen = outputs.first(where: { $0.layer == head }) { return chosen }
    guard outputs.count == 1 else {
      throw FileError(
        path,
        "has \(outputs.count) outputs (\(outputs.map { "“\($0.layer)”" }.joined(separator: ", "))); "
          + "choose one with --head NAME")
    }
    return outputs[0]
  }

  /// The references in `input_layers` or `output_layers`: one, or a list of them.
  private func references(_ value: KerasJSON?) throws(FileError) -> [KerasReference] {
    guard let value else { return [] }
    if let single = KerasReference(value) { return [single] }
    guard case .array(let values) = value else {
      throw FileError(path, "its configuration has no list of inputs and outputs")
    }
    return values.compactMap(KerasReference.init)
  }

  /// What a layer reads, from one of its nodes.
  private func inputs(
    of node: KerasJSON, _ layer: KerasLayer
  ) throws(FileError) -> [KerasReference] {
    if node["initial_state"] != nil || node["kwargs"]?["initial_state"] != nil {
      throw initialState(layer)
    }
    // Keras 3 has arguments by position and by name; masks are among the latter and follow from the layers.
    if let arguments = node["args"] {
      let tensors = arguments.kerasTensors
      return tensors.isEmpty ? node["kwargs"]?["inputs"]?.kerasTensors ?? [] : tensors
    }
    if let single = KerasReference(node) {
      if node.array?.last?["initial_state"] != nil { throw initialState(layer) }
      return [single]
    }
    let entries = node.array ?? []
    if entries.contains(where: { $0.array?.last?["initial_state"] != nil }) {
      throw initialState(layer)
    }
    return entries.compactMap(KerasReference.init)
  }

  private func initialState(_ layer: KerasLayer) -> FileError {
    FileError(
      path,
      "has branches: \(layer.title) begins with a state that another layer computes (an encoder and a "
        + "decoder); only a chain of layers can be shown")
  }
}
