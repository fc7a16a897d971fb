import RecurrentNets

/// The weights of one layer in a file without a configuration, and the layer they must belong to.
struct KerasWeightGroup {
  /// What a layer does in a chain.
  enum Kind: Int, Comparable {
    case embedding
    case recurrent
    case normalization
    case dense

    static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  /// What errors and lists call it.
  let name: String

  /// Where newer files keep its weights.
  let variables: String

  /// The weights.
  let weights: [HDF5Dataset]

  /// What the layer does.
  let kind: Kind

  /// Keras's class that does it: of a Bidirectional layer the one within.
  let className: String

  /// Whether it is wrapped in Bidirectional.
  let isBidirectional: Bool

  /// Whether its weights lie below a wrapper's (TimeDistributed).
  let isWrapped: Bool

  /// Whether it has biases.
  let hasBias: Bool

  /// The size of what it reads; `nil` for an embedding.
  let inputSize: Int?

  /// The size of what it gives.
  let outputSize: Int

  /// Tells what weights of older files, in the layer's order, belong to.
  ///
  /// - Parameters:
  ///   - name: The layer's name.
  ///   - variables: The same.
  ///   - weights: Its weights.
  ///   - roles: What each is: “kernel”.
  ///   - isWrapped: Whether a wrapper applies it to each step.
  ///   - path: What errors call the file.
  /// - Throws: If they belong to no layer that is known.
  init(
    name: String, variables: String, weights: [HDF5Dataset], roles: [String],
    isWrapped: Bool = false, path: String
  ) throws(FileError) {
    self.name = name
    self.variables = variables
    self.weights = weights
    self.isWrapped = isWrapped
    let shapes = weights.map(\.shape)
    // Random states and counts are no part of what is computed.
    let known = roles.filter { !$0.hasPrefix("seed") && $0 != "count" }
    switch known {
    case ["embeddings"] where shapes[0].count == 2:
      (kind, className, hasBias, isBidirectional) = (.embedding, "Embedding", false, false)
      (inputSize, outputSize) = (nil, shapes[0][1])
    case ["kernel"] where shapes[0].count == 2, ["kernel", "bias"] where shapes[0].count == 2:
      (kind, className, isBidirectional) = (.dense, "Dense", false)
      hasBias = known.count == 2
      (inputSize, outputSize) = (shapes[0][0], shapes[0][1])
    case ["gamma", "beta", "moving_mean", "moving_variance"]:
      (kind, className, hasBias, isBidirectional) =
        (.normalization, "BatchNormalization", false, false)
      let size = shapes[0].first ?? 0
      (inputSize, outputSize) = (size, size)
    default:
      let cell = ["kernel", "recurrent_kernel"]
      let forms = [cell, cell + ["bias"]]
      isBidirectional = forms.contains { $0 + $0 == known }
      guard forms.contains(where: { $0 == known || $0 + $0 == known }),
        let className = Self.className(kernel: shapes[0], recurrent: shapes[1])
      else {
        throw FileError(
          path,
          "holds weights without a configuration, and those of “\(name)” (\(known.joined(separator: ", ")) of "
            + "\(shapes.map(\.description).joined(separator: ", "))) belong to no layer that is known"
        )
      }
      self.className = className
      kind = .recurrent
      hasBias = known.contains("bias")
      inputSize = shapes[0][0]
      outputSize = shapes[1][0] * (isBidirectional ? 2 : 1)
    }
  }

  /// Tells what weights of newer files belong to.
  ///
  /// - Parameters:
  ///   - variables: The layer's path: “layers/lstm_1”.
  ///   - places: The weights by their place in it: “cell/vars/0”.
  ///   - path: What errors call the file.
  /// - Throws: If they belong to no layer that is known.
  init(variables: String, places: [String: HDF5Dataset], path: String) throws(FileError) {
    let last = variables.split(separator: "/").last.map(String.init) ?? variables
    var weights: [HDF5Dataset] = []
    var roles: [String] = []
    func add(_ prefix: String, _ names: [String]) {
      for (index, name) in names.enumerated() {
        guard let dataset = places["\(prefix)vars/\(index)"] else { continue }
        weights.append(dataset)
        roles.append(name)
      }
    }
    let cell = ["kernel", "recurrent_kernel", "bias"]
    if places["cell/vars/0"] != nil {
      add("cell/", cell)
    } else if places["forward_layer/cell/vars/0"] != nil {
      add("forward_layer/cell/", cell)
      add("backward_layer/cell/", cell)
    } else if places.count == 1, last.lowercased().contains("emb") {
      add("", ["embeddings"])
    } else if last.hasPrefix("batch_normalization")
      || places.count == 4 && places.values.allSatisfy({ $0.shape.count == 1 })
    {
      add("", ["gamma", "beta", "moving_mean", "moving_variance"])
    } else {
      add(places["layer/vars/0"] != nil ? "layer/" : "", ["kernel", "bias"])
    }
    if weights.count != places.count {
      weights = places.sorted { $0.key < $1.key }.map(\.value)
      roles = places.keys.sorted()
    }
    try self.init(
      name: last, variables: variables, weights: weights, roles: roles,
      isWrapped: places["layer/vars/0"] != nil, path: path)
  }

  /// The class of a recurrent layer with such weights: 4, 3 or 1 blocks.
  private static func className(kernel: [Int], recurrent: [Int]) -> String? {
    guard kernel.count == 2, recurrent.count == 2, recurrent[0] > 0,
      recurrent[1] % recurrent[0] == 0, kernel[1] == recurrent[1]
    else { return nil }
    switch recurrent[1] / recurrent[0] {
    case 4: return "LSTM"
    case 3: return "GRU"
    case 1: return "SimpleRNN"
    default: return nil
    }
  }

  /// The layer, with Keras's defaults where the weights say nothing.
  func layer(_ options: ImportOptions) -> KerasLayer {
    var config: [String: KerasJSON] = ["use_bias": .bool(hasBias), "return_sequences": .bool(true)]
    if className == "SimpleRNN", options.nonlinearity == .relu {
      config["activation"] = .string("relu")
    }
    // One bias of three blocks resets before, two of them after; without any it is the default.
    var layerClass = className
    if isBidirectional {
      layerClass = "Bidirectional"
      config = [
        "merge_mode": .string("concat"),
        "layer": .object(["class_name": .string(className), "config": .object(config)]),
      ]
    }
    return KerasLayer(
      className: layerClass, name: name, config: .object(config), group: name,
      variables: isWrapped ? "\(variables)/layer" : variables)
  }
}
