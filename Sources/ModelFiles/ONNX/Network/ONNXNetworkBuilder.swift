import RecurrentNets

/// Builds a network by a plan, and notes what each initializer became.
struct ONNXNetworkBuilder {
  /// What the graph was found to be.
  let interpreter: ONNXInterpreter

  /// What errors call the file.
  let path: String

  /// What each initializer was taken for.
  private(set) var roles: [String: String] = [:]

  /// Prepares to build a network.
  init(_ interpreter: ONNXInterpreter, path: String) {
    self.interpreter = interpreter
    self.path = path
  }

  /// The network of a plan.
  ///
  /// - Parameters:
  ///   - plan: The way from the input to the output.
  ///   - hasHead: Whether the plan's head is that of the file; else there is none.
  /// - Returns: The network.
  /// - Throws: If its parts do not fit together.
  mutating func network(_ plan: ONNXPlan, hasHead: Bool) throws(FileError) -> Network {
    var layers: [RecurrentLayer] = []
    var levels: [Level] = []
    for (index, level) in plan.levels.enumerated() {
      let first = layers.count
      for component in level.components {
        layers.append(interpreter.recurrences[component.recurrence].layers[component.direction])
      }
      for recurrence in Set(level.components.map(\.recurrence)) {
        for source in interpreter.recurrences[recurrence].sources {
          note(source.origins, "layer \(index), \(source.role)")
        }
      }
      let (dense, last) = try dense(level.dense, "dense layer below layer \(index)")
      if let last { throw refusal("a \(last) between its layers") }
      levels.append(
        Level(
          layers: first..<layers.count, dense: dense,
          merge: level.merge.map(Self.merge) ?? .concatenate))
    }
    let embedding = try self.embedding(plan, layers, levels)
    let output = try head(plan, hasHead: hasHead, layers, levels[levels.count - 1])
    if let problem = Network.problem(
      embedding: embedding, layers: layers, levels: levels, output: output)
    {
      throw FileError(path, "its parts do not fit together: \(problem)")
    }
    return Network(
      embedding: embedding, layers: layers, levels: levels, output: output, readout: plan.readout,
      outputIsReversed: plan.outputIsReversed)
  }

  private mutating func embedding(
    _ plan: ONNXPlan, _ layers: [RecurrentLayer], _ levels: [Level]
  ) throws(FileError) -> Matrix {
    guard case .embedding(let stage) = plan.source,
      case .embedding(let table, let origins, _) = interpreter.stages[stage]
    else {
      return Matrix(
        rows: 0, columns: levels[0].dense.first?.weight.columns ?? layers[0].inputSize)
    }
    guard table.shape[0] > 0 else { throw FileError(path, "its embedding has no rows") }
    note(origins, "embedding")
    return Matrix(rows: table.shape[0], columns: table.shape[1], elements: table.floats)
  }

  private mutating func head(
    _ plan: ONNXPlan, hasHead: Bool, _ layers: [RecurrentLayer], _ top: Level
  ) throws(FileError) -> OutputLayer {
    let sizes = layers[top.layers].map(\.outputSize)
    let size = top.merge == .concatenate ? sizes.reduce(0, +) : sizes[0]
    guard hasHead, !plan.head.isEmpty else {
      return OutputLayer(
        weight: Matrix(rows: 0, columns: size), bias: [], activation: .elementwise(.linear),
        meaning: .values)
    }
    var (dense, last) = try dense(plan.head, "head")
    guard let final = dense.popLast() else { throw refusal("a head that does nothing") }
    let activation: OutputLayer.OutputActivation =
      switch last {
      case .softmax: .softmax
      case .logSoftmax: .logSoftmax
      case nil: .elementwise(final.activation)
      }
    var isWords = false
    if case .embedding = plan.source { isWords = true }
    let meaning: OutputLayer.Meaning =
      switch activation {
      case .softmax, .logSoftmax: .choices
      case .elementwise(let function) where function.isGateLike: .independent
      // Logits of words or classes, for a softmax that the program around the model computes.
      case .elementwise(.linear) where isWords && final.bias.count > 1: .choices
      case .elementwise: .values
      }
    return OutputLayer(
      hiddenLayers: dense, weight: final.weight, bias: final.bias, activation: activation,
      meaning: meaning)
  }

  /// A softmax at the end of some layers.
  private enum Softmax: CustomStringConvertible {
    case softmax
    case logSoftmax

    var description: String {
      switch self {
      case .softmax: "softmax"
      case .logSoftmax: "log-softmax"
      }
    }
  }

  /// Dense layers with their activations, and the softmax that comes after them.
  private mutating func dense(
    _ stages: [Int], _ role: String
  ) throws(FileError) -> ([DenseLayer], Softmax?) {
    var layers: [DenseLayer] = []
    var isOpen = false
    var last: Softmax?
    for stage in stages {
      if let last { throw refusal("a \(last) before another layer") }
      switch interpreter.stages[stage] {
      case .dense(let dense, _):
        layers.append(
          DenseLayer(
            weight: Matrix(rows: dense.outputs, columns: dense.inputs, elements: dense.weight),
            bias: dense.bias, activation: .linear))
        note(dense.weightOrigins, "\(role), weights")
        note(dense.biasOrigins, "\(role), bias")
        isOpen = true
      case .activation(let activation, let of):
        if !isOpen { layers.append(try identity(of)) }
        isOpen = false
        switch activation.function {
        case .elementwise(let function): layers[layers.count - 1].activation = function
        case .softmax: last = .softmax
        case .logSoftmax: last = .logSoftmax
        }
      default: break
      }
    }
    return (layers, last)
  }

  /// A layer that changes nothing, for an activation that stands alone.
  private func identity(_ stage: Int) throws(FileError) -> DenseLayer {
    guard let size = interpreter.features[stage].product, size > 0, size <= 4096 else {
      throw refusal("an activation of its own on more than 4096 values")
    }
    var weight = Matrix(rows: size, columns: size)
    for row in 0..<size { weight[row, row] = 1 }
    return DenseLayer(weight: weight, bias: Array(repeating: 0, count: size), activation: .linear)
  }

  private mutating func note(_ origins: Set<String>, _ role: String) {
    for name in origins {
      if let before = roles[name], before != role {
        roles[name] = "\(before); \(role)"
      } else {
        roles[name] = role
      }
    }
  }

  private func refusal(_ what: String) -> FileError {
    FileError(path, "has \(what), which no network here can be")
  }

  private static func merge(_ merge: ONNXMerge) -> Level.Merge {
    switch merge {
    case .sum: .sum
    case .average: .average
    case .multiply: .multiply
    }
  }
}
