import RecurrentNets

/// What a Keras layer puts its sums through.
enum KerasActivation: Sendable, Equatable {
  /// A function of each value alone.
  case elementwise(Activation)
  /// Probabilities that add up to 1.
  case softmax
  /// Their logarithms.
  case logSoftmax

  /// The function that a configuration names; `nil` if it is none of those known.
  ///
  /// - Parameters:
  ///   - value: The value of `activation`: a name, or an object that holds one.
  ///   - version: The version of Keras, which decides what `hard_sigmoid` is.
  init?(_ value: KerasJSON, version: KerasVersion) {
    if let name = value.string {
      self.init(named: name, version: version)
    } else if let className = value["class_name"]?.string {
      // A function, {"class_name": "function", "config": "relu"}, or a layer used as one.
      if let name = value["config"]?.string {
        self.init(named: name, version: version)
      } else {
        self.init(layer: className, config: value["config"] ?? .object([:]), version: version)
      }
    } else {
      return nil
    }
  }

  /// The function of a name (https://keras.io/api/layers/activations/).
  init?(named name: String, version: KerasVersion) {
    switch name {
    case "linear": self = .elementwise(.linear)
    case "sigmoid": self = .elementwise(.sigmoid)
    case "tanh": self = .elementwise(.tanh)
    case "relu": self = .elementwise(.relu)
    case "relu6": self = .elementwise(.relu6)
    case "hard_sigmoid":
      self = .elementwise(.hardSigmoid(slope: version.hardSigmoidSlope, offset: 0.5))
    case "softsign": self = .elementwise(.softsign)
    case "softplus": self = .elementwise(.softplus)
    case "elu": self = .elementwise(.elu(alpha: 1))
    case "selu": self = .elementwise(.selu)
    case "gelu": self = .elementwise(.gelu)
    case "silu", "swish": self = .elementwise(.silu)
    case "exponential": self = .elementwise(.exponential)
    case "leaky_relu": self = .elementwise(.leakyRelu(slope: 0.2))
    case "softmax": self = .softmax
    case "log_softmax": self = .logSoftmax
    default: return nil
    }
  }

  /// The function that a layer without weights is; `nil` if it is none of those known.
  init?(layer className: String, config: KerasJSON, version: KerasVersion) {
    func number(_ names: [String], _ value: Double) -> Float {
      Float(names.lazy.compactMap { config[$0]?.number }.first ?? value)
    }
    switch className {
    case "Activation":
      guard let name = config["activation"] else { return nil }
      self.init(name, version: version)
    case "Softmax":
      guard config["axis"]?.integer ?? -1 == -1 else { return nil }
      self = .softmax
    case "ELU": self = .elementwise(.elu(alpha: number(["alpha"], 1)))
    case "LeakyReLU":
      self = .elementwise(.leakyRelu(slope: number(["negative_slope", "alpha"], 0.3)))
    case "ThresholdedReLU":
      self = .elementwise(.thresholdedRelu(threshold: number(["theta"], 1)))
    case "ReLU":
      guard number(["threshold"], 0) == 0 else { return nil }
      let slope = number(["negative_slope"], 0)
      switch config["max_value"]?.number {
      case nil: self = .elementwise(slope == 0 ? .relu : .leakyRelu(slope: slope))
      case 6 where slope == 0: self = .elementwise(.relu6)
      default: return nil
      }
    default: return nil
    }
  }
}
