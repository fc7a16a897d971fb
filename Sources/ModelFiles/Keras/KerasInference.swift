import RecurrentNets

/// Guesses the layers of a file that holds weights and no configuration.
///
/// What a weight belongs to is told by its shape and its path, which layer comes next by the size of the
/// vectors. What the weights do not show is taken to be Keras's default.
struct KerasInference {
  let weights: KerasWeights
  let path: String
  let options: ImportOptions

  /// The layers found and what was left open.
  struct Result {
    /// The layers in the order in which they compute.
    var layers: [KerasLayer]
    /// What was assumed.
    var notes: [String]
    /// Why weights were left out, by their names.
    var leftOut: [String: String]
  }

  /// The chain of layers.
  ///
  /// - Throws: If the weights are not those of a chain of known layers.
  func chain() throws(FileError) -> Result {
    var leftOut: [String: String] = [:]
    var kept: [KerasWeightGroup] = []
    for group in try groups() {
      if let reason = reasonToLeaveOut(group) {
        for weight in group.weights { leftOut[weight.name] = reason }
      } else {
        kept.append(group)
      }
    }
    var notes = [
      "The file holds weights and no configuration: functions (tanh, sigmoid, linear after dense layers), masks and "
        + "which states are used are Keras's defaults, with one output for each step; --head-activation, "
        + "--output-activation and --readout (every, end, last) say otherwise."
    ]
    // Older files list their layers in the order of the model.
    if weights.groups == nil {
      let order = KerasChainSearch(kept).orders()
      guard let first = order.first else {
        let found = kept.map { "“\($0.name)”" }.joined(separator: ", ")
        throw FileError(
          path,
          "holds the weights of \(found) without a configuration, and their sizes make no chain; choose some with "
            + "--rnn PREFIX, --embedding NAME and --head NAME")
      }
      kept = first.map { kept[$0] }
      if order.count > 1 {
        notes.append(
          "The order of the layers is not in the file; taken: "
            + kept.map(\.name).joined(separator: ", ") + ".")
      }
    }
    if kept.contains(where: { $0.kind == .recurrent && $0.className == "SimpleRNN" }),
      options.nonlinearity == nil
    {
      notes.append(
        "Whether the plain RNN uses tanh or relu is not in the file: --nonlinearity says.")
    }
    return Result(layers: kept.map { $0.layer(options) }, notes: notes, leftOut: leftOut)
  }

  private func reasonToLeaveOut(_ group: KerasWeightGroup) -> String? {
    let names = [group.name, group.variables]
    switch group.kind {
    case .recurrent:
      guard let rnn = options.rnn, !names.contains(where: { $0.hasPrefix(rnn) }) else { return nil }
      return "left out: --rnn names others"
    case .embedding:
      guard let embedding = options.embedding, !names.contains(embedding) else { return nil }
      return "left out: --embedding names another"
    case .dense:
      guard let head = options.head, !names.contains(head) else { return nil }
      return "left out: --head names another"
    default: return nil
    }
  }

  // MARK: - Groups of weights

  private func groups() throws(FileError) -> [KerasWeightGroup] {
    var result: [KerasWeightGroup] = []
    if let groups = weights.groups {
      for (name, datasets) in groups where !datasets.isEmpty {
        // A name such as “lstm/lstm_cell/kernel:0” ends in what the weight is.
        let roles = datasets.map { dataset -> String in
          let last = dataset.name.split(separator: "/").last ?? ""
          return String(last.split(separator: ":").first ?? "")
        }
        result.append(
          try KerasWeightGroup(
            name: name, variables: name, weights: datasets, roles: roles, path: path))
      }
      return result
    }
    var bases: [String: [String: HDF5Dataset]] = [:]
    for (name, dataset) in weights.variables {
      let (base, place) = Self.base(of: name)
      bases[base, default: [:]][place] = dataset
    }
    for (base, places) in bases.sorted(by: { $0.key < $1.key }) {
      result.append(try KerasWeightGroup(variables: base, places: places, path: path))
    }
    return result
  }

  /// Cuts “layers/lstm_1/cell/vars/0” into the layer, “layers/lstm_1”, and the place in it, “cell/vars/0”.
  private static func base(of name: String) -> (base: String, place: String) {
    var parts = name.split(separator: "/")
    var place: [Substring] = []
    func move(_ count: Int) {
      place = parts.suffix(count) + place
      parts.removeLast(count)
    }
    move(2)
    // A subclassed model has its layers' own names at the front: “gru/cell/vars/0”.
    let least = parts.first == "layers" ? 2 : 1
    while parts.count > least, let last = parts.last,
      ["cell", "forward_layer", "backward_layer", "layer", "cells"].contains(last)
        || parts[parts.count - 2] == "cells"
    {
      move(1)
    }
    return (parts.joined(separator: "/"), place.joined(separator: "/"))
  }
}
