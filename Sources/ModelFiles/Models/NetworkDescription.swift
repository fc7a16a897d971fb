import RecurrentNets

/// What the names and shapes of a network's tensors do not say, for a file's metadata.
///
/// It is written for networks that are no plain stack of layers predicting the next word.
struct NetworkDescription: Codable, Equatable {
  /// One direction of a level.
  struct Layer: Codable, Equatable {
    var cell: CellKind
    var direction: Direction
    var gates: String
    var candidate: String
    var state: String
    var clip: Float?
    var isCoupled: Bool
    /// Whether a GRU's reset gate comes after the product with U.
    var resetsAfter: Bool
  }

  /// One level.
  struct Level: Codable, Equatable {
    var layers: [Layer]
    var merge: RecurrentNets.Level.Merge
    /// The activations of the dense layers below it.
    var dense: [String]
    /// Whether steps that are passed over give zeros; nothing stands for no.
    var givesZerosWhereSkipped: Bool?
  }

  var levels: [Level]
  /// The activations of the dense layers between the top level and the output layer.
  var headLayers: [String]
  /// "softmax", "log_softmax", or an activation's name.
  var headActivation: String
  var meaning: OutputLayer.Meaning
  var readout: Readout
  var maskedToken: Int?
  var maskedValue: Float?
  var outputIsReversed: Bool

  init(_ network: Network) {
    levels = network.levels.map { level in
      Level(
        layers: network.layers[level.layers].map { Layer($0) }, merge: level.merge,
        dense: level.dense.map(\.activation.name),
        givesZerosWhereSkipped: level.givesZerosWhereSkipped ? true : nil)
    }
    headLayers = network.output.hiddenLayers.map(\.activation.name)
    headActivation = network.output.activation.name
    meaning = network.output.meaning
    readout = network.readout
    switch network.mask {
    case .token(let token)?: maskedToken = token
    case .value(let value)?: maskedValue = value
    case nil: break
    }
    outputIsReversed = network.outputIsReversed
  }

  var mask: InputMask? { maskedToken.map(InputMask.token) ?? maskedValue.map(InputMask.value) }
}

extension Network {
  /// Whether names and shapes say all of it: a plain stack of layers that predicts the words it reads.
  ///
  /// Its head has a logit for each row of its embedding; one of other classes has to be described.
  var isPlainStack: Bool {
    let cell = layers[0].cell
    let areLayersPlain = layers.allSatisfy {
      $0.cell == cell && $0.direction == .forward && $0.variant == CellVariant()
    }
    return cell != .gru && areLayersPlain
      && levels == layers.indices.map { Level(layers: $0..<$0 + 1) }
      && output.hiddenLayers.isEmpty && output.activation == .softmax && output.meaning == .choices
      && !readsVectors && output.count == embedding.rows
      && readout == .everyStep && mask == nil && !outputIsReversed
  }
}

extension NetworkDescription.Layer {
  fileprivate init(_ layer: RecurrentLayer) {
    cell = layer.cell
    direction = layer.direction
    gates = layer.variant.gateActivation.name
    candidate = layer.variant.candidateActivation.name
    state = layer.variant.stateActivation.name
    clip = layer.variant.clip
    isCoupled = layer.variant.isCoupled
    resetsAfter = layer.variant.recurrentCandidateBias != nil
  }

  /// The variant without its weights; `nil` if an activation has a name that is not known.
  var variant: CellVariant? {
    guard let gates = Activation(named: gates), let candidate = Activation(named: candidate),
      let state = Activation(named: state)
    else { return nil }
    var variant = CellVariant()
    variant.gateActivation = gates
    variant.candidateActivation = candidate
    variant.stateActivation = state
    variant.clip = clip
    variant.isCoupled = isCoupled
    return variant
  }
}

extension OutputLayer.OutputActivation {
  /// "softmax", "log_softmax", or an activation's name.
  var name: String {
    switch self {
    case .softmax: "softmax"
    case .logSoftmax: "log_softmax"
    case .elementwise(let activation): activation.name
    }
  }

  /// What has the name; `nil` if nothing has.
  public init?(named name: String) {
    switch name {
    case "softmax": self = .softmax
    case "log_softmax": self = .logSoftmax
    default:
      guard let activation = Activation(named: name) else { return nil }
      self = .elementwise(activation)
    }
  }
}
