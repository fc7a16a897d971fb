import ONNXProtos
import RecurrentNets

/// The recurrent operators.
extension ONNXInterpreter {
  /// `LSTM`, `GRU` and `RNN`: Y, Y_h and Y_c.
  ///
  /// - Throws: If a tensor is damaged or the weights do not fit together.
  mutating func recurrent(_ node: Onnx_NodeProto) throws(FileError) -> [ONNXValue] {
    guard case .constant(let input, let inputOrigins) = try self.input(node, 1),
      case .constant(let recurrent, let recurrentOrigins) = try self.input(node, 2)
    else { return try withoutWeights(node) }
    var signal: ONNXSignal?
    var obstacle = ""
    switch try self.input(node, 0) {
    case .signal(let some): signal = some
    case .unknown(let reason): obstacle = reason
    default: obstacle = "is the same for every input"
    }
    let isBatchFirst = node.integer("layout") ?? 0 == 1
    let (time, texts) = isBatchFirst ? (1, 0) : (0, 1)
    if let some = signal {
      let size = some.axes.last?.product
      if some.axes.count != 3 || !isFeatureAxis(some, 2)
        || size ?? input.shape.last != input.shape.last
      {
        signal = nil
        obstacle =
          "does not have its features on the last of three axes, as many as the weights read"
      } else if !some.axes[time].isEmpty, some.axes[time].count > 1 {
        signal = nil
        obstacle = "has more than time on its first axis"
      } else if !some.axes[time].isEmpty, times[some.stage] == nil {
        // What was taken before anything told which axis is time was one text of a batch.
        signal?.place = .every
      }
    }
    let key =
      "recurrent \(node.opType) \((1..<4).map { hasInput(node, $0) ? number(of: node.input[$0]) : -1 })"
    if let some = signal, some.axes[time].isEmpty, some.place != .every,
      let outputs = try nextStep(node, some, key)
    {
      return outputs
    }
    if let some = signal, let known = times[some.stage], let atom = some.axes[time].first,
      atom.id != known
    {
      signal = nil
      obstacle =
        "has another axis first than time: it would read the texts of a batch one after another"
    }
    guard recurrences.count < ONNXPlan.mostLayers, spend((input.count + recurrent.count) * 2) else {
      return node.output.map { _ in tooMuch }
    }
    var recurrence = ONNXRecurrence(
      name: node.title,
      cell: .lstm, layers: [], input: signal, obstacle: obstacle, sources: [])
    try fill(&recurrence, node, input, recurrent)
    recurrence.sources += [
      .init(role: "input weights\(order(node, 1))", origins: inputOrigins),
      .init(role: "recurrent weights\(order(node, 2))", origins: recurrentOrigins),
    ]
    var result = signal ?? ONNXSignal(stage: -1, axes: [newAxis(nil), newAxis(nil), []])
    let isStep = result.axes[time].isEmpty && result.place != .every
    recurrence.timeAtom = result.axes[time].first
    if isStep {
      recurrence.timeAtom =
        times[result.stage].map { ONNXAtom(id: $0, size: nil) } ?? newAxis(nil).first
      recurrence.steps = 1
      stageOfKey[key] = recurrences.count
    }
    if result.isReversed {
      for index in recurrence.layers.indices {
        recurrence.layers[index].direction =
          recurrence.isBackward(index) ? .forward : .backward
      }
    }
    recurrences.append(recurrence)
    result.stage = states(
      recurrence.layers.indices.map { .init(recurrence: recurrences.count - 1, direction: $0) },
      unit: newAxis(recurrence.hiddenSize))
    return outputs(node, result, time: result.axes[time], texts: result.axes[texts])
  }

  /// What a recurrent node gives: its states at every step, and at the one that is read last.
  private mutating func outputs(
    _ node: Onnx_NodeProto, _ signal: ONNXSignal, time: [ONNXAtom], texts: [ONNXAtom]
  ) -> [ONNXValue] {
    var all = signal
    let atoms = features[signal.stage]
    let isBoth = recurrences[component(signal)].layers.count == 2
    let directions = isBoth ? Array(atoms.prefix(1)) : []
    let unit = isBoth ? Array(atoms.dropFirst()) : atoms
    let isBatchFirst = node.integer("layout") ?? 0 == 1
    all.axes = isBatchFirst ? [texts, time, directions, unit] : [time, directions, texts, unit]
    var last = signal
    last.axes = isBatchFirst ? [texts, directions, unit] : [directions, texts, unit]
    if !time.isEmpty { (last.place, last.isReversed) = (.final, false) }
    return [.signal(all), .signal(last), .cellState(component(signal))]
  }

  private func component(_ signal: ONNXSignal) -> Int {
    guard case .states(let components, _) = stages[signal.stage] else { return 0 }
    return components.first?.recurrence ?? 0
  }

  /// A cell whose weights were seen before, at its next step.
  private mutating func nextStep(
    _ node: Onnx_NodeProto, _ signal: ONNXSignal, _ key: String
  ) throws(FileError) -> [ONNXValue]? {
    guard let known = stageOfKey[key], recurrences[known].input?.stage == signal.stage else {
      return nil
    }
    let steps = recurrences[known].steps
    guard signal.place == .at(steps) || signal.place == .last,
      case .signal(let before) = try input(node, 5),
      case .states(let components, _) = stages[before.stage],
      components.first?.recurrence == known, before.place == .at(steps - 1)
    else { return nil }
    recurrences[known].steps += 1
    var result = signal
    result.stage = before.stage
    let isBatchFirst = node.integer("layout") ?? 0 == 1
    return outputs(node, result, time: [], texts: signal.axes[isBatchFirst ? 0 : 1])
  }

  /// Reads what a recurrent node has beside W and R, and makes its layers.
  private mutating func fill(
    _ recurrence: inout ONNXRecurrence, _ node: Onnx_NodeProto, _ input: ONNXConstant,
    _ recurrent: ONNXConstant
  ) throws(FileError) {
    var layers = ONNXLayers(
      node: node, title: title(node), path: path, input: input, recurrent: recurrent)
    layers.batchItem = batchItem
    layers.bias = try optional(node, 3, "biases (input and recurrent)", &recurrence)
    if hasInput(node, 4), Self.constant(try self.input(node, 4)) == nil {
      recurrence.notes.append(
        "“\(recurrence.name.brief)” takes the lengths of the texts from outside; here all of a text is read"
      )
    }
    layers.initialHidden = try state(node, 5, "initial h", &recurrence)
    if node.opType == "LSTM" {
      layers.initialCell = try state(node, 6, "initial C", &recurrence)
      layers.peepholes = try optional(node, 7, "peepholes (i o f)", &recurrence)
    }
    recurrence.cell = layers.cell
    recurrence.layers = try layers.layers()
  }

  private mutating func optional(
    _ node: Onnx_NodeProto, _ index: Int, _ role: String, _ recurrence: inout ONNXRecurrence
  ) throws(FileError) -> ONNXConstant? {
    guard hasInput(node, index) else { return nil }
    let value = try input(node, index)
    guard let constant = Self.constant(value) else {
      throw FileError(path, "node \(title(node)) has \(role) that are not in the file")
    }
    if case .constant(_, let origins) = value {
      recurrence.sources.append(.init(role: role, origins: origins))
    }
    return constant
  }

  /// An initial state, or `nil` for zeros; notes where it comes from.
  private mutating func state(
    _ node: Onnx_NodeProto, _ index: Int, _ role: String, _ recurrence: inout ONNXRecurrence
  ) throws(FileError) -> ONNXConstant? {
    guard hasInput(node, index) else { return nil }
    let value = try input(node, index)
    switch value {
    case .constant(let constant, let origins):
      recurrence.sources.append(.init(role: role, origins: origins))
      return constant
    case .fill(let constant, _):
      if constant.single ?? 0 == 0 { return nil }
      let size = node.integer("hidden_size") ?? 0
      guard size > 0, spend(size * 2) else { return nil }
      return constant.reshaped([])?.expanded(to: [2, 1, size])
    case .signal(let signal):
      switch stages[signal.stage] {
      case .input: recurrence.startIsInput = true
      case .states(let components, _):
        recurrence.startsFrom = components.first.map { recurrences[$0.recurrence].name }
      default: recurrence.startsFrom = "another part of the graph"
      }
    case .cellState(let other): recurrence.startsFrom = recurrences[other].name
    default: recurrence.startsFrom = "a part of the graph that is not followed"
    }
    return nil
  }

  /// A recurrent node whose weights are no constants.
  private mutating func withoutWeights(_ node: Onnx_NodeProto) throws(FileError) -> [ONNXValue] {
    var why = "whose weights are not in the file"
    for index in 1...2 {
      if case .unknown(let reason) = try input(node, index) {
        why =
          "whose weights cannot be told: “\(node.input.count > index ? node.input[index].brief : "")” \(reason)"
      }
    }
    unreadable.append("\(title(node)), \(why)")
    return node.output.map { _ in obstacle(node, why) }
  }

  /// The order of a weight's blocks in the file, unless the graph puts them into another one.
  private func order(_ node: Onnx_NodeProto, _ index: Int) -> String {
    guard initializers[node.input[index]] != nil else { return "" }
    return switch node.opType {
    case "LSTM": " (i o f c)"
    case "GRU": " (z r h)"
    default: ""
    }
  }
}
