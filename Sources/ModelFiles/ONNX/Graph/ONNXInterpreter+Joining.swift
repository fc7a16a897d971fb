import ONNXProtos

/// The operators that put tensors together.
extension ONNXInterpreter {
  /// The most directions and layers whose states are put side by side.
  private static let mostComponents = 16

  /// `Concat`.
  ///
  /// - Throws: If a tensor that it reads is damaged.
  mutating func concatenate(_ node: Onnx_NodeProto) throws(FileError) -> ONNXValue {
    var parts: [ONNXValue] = []
    for index in node.input.indices { parts.append(try input(node, index)) }
    let axis = node.integer("axis") ?? 1
    var constants: [ONNXConstant] = []
    var signals: [ONNXSignal] = []
    for part in parts {
      if let constant = Self.constant(part) { constants.append(constant) }
      if case .signal(let signal) = part { signals.append(signal) }
    }
    if constants.count == parts.count, let first = constants.first {
      guard let axis = Self.place(axis, first.shape.count) else { return obstacle(node) }
      return computed(node, count: constants.reduce(0) { $0 + $1.count }) {
        ONNXConstant.concatenated(constants, axis: axis)
      }
    }
    if signals.count == parts.count {
      return join(signals, axis) ?? obstacle(node, "which puts together what is no one network")
    }
    if parts.contains(where: { if case .fill = $0 { true } else { false } }), signals.isEmpty,
      let same = sameFill(parts)
    {
      return same
    }
    var sizes: [ONNXSize] = []
    // A size among others may be one that is not followed.
    if !parts.contains(where: { Self.sizes($0) != nil }), signals.isEmpty, let first = parts.first {
      return unfollowedInput(node, first)
    }
    for part in parts {
      if let some = Self.sizes(part) {
        sizes += some
      } else if case .unknown = part, signals.isEmpty {
        sizes.append(.unknown)
      } else {
        return .unknown(
          "is put together by \(title(node)) with something that is none of the network's vectors")
      }
    }
    return sizes.count <= 64 ? tidy(sizes, isScalar: false) : obstacle(node)
  }

  /// One number everywhere, if all parts are that.
  private func sameFill(_ parts: [ONNXValue]) -> ONNXValue? {
    var number: ONNXConstant?
    for part in parts {
      guard case .fill(let constant, _) = part, number == nil || number?.floats == constant.floats
      else { return nil }
      number = constant
    }
    return number.map { .fill($0, nil) }
  }

  /// Vectors side by side, layers on top of each other, or steps one after the other.
  private mutating func join(_ signals: [ONNXSignal], _ axis: Int) -> ONNXValue? {
    guard let first = signals.first, let axis = Self.place(axis, first.axes.count),
      signals.allSatisfy({ $0.axes.count == first.axes.count })
    else { return nil }
    if signals.count == 1 { return .signal(first) }
    if let steps = unrolled(signals, axis) { return .signal(steps) }
    var components: [ONNXComponent] = []
    let isVectorAxis = isFeatureAxis(first, axis)
    for signal in signals {
      guard case .states(let some, _) = stages[signal.stage],
        isFeatureAxis(signal, axis) == isVectorAxis, signal.isReversed == first.isReversed,
        components.count + some.count <= Self.mostComponents
      else { return nil }
      components += some
    }
    var result = first
    if signals.contains(where: { $0.place != first.place }) {
      // Each direction's last step, picked one by one.
      guard signals.allSatisfy(isFinal) else { return nil }
      result.place = .final
    }
    let unit = unitAtoms(first)
    if signals.contains(where: { unitAtoms($0).product != unit.product }) {
      guard isVectorAxis else { return nil }
      let sizes = signals.compactMap { features[$0.stage].product }
      result.stage = stage(
        "side by side \(Self.key(components))", of: .states(components, stack: nil),
        sizes.reduce(0, +))
      result.axes[axis] = features[result.stage]
      return .signal(result)
    }
    result.stage = states(components, unit: unit)
    let stack = Array(features[result.stage].prefix(1))
    result.axes[axis] = isVectorAxis ? features[result.stage] : stack
    if !isVectorAxis, let vectors = first.axes.indices.last(where: { isFeatureAxis(first, $0) }) {
      result.axes[vectors] = unit
    }
    return .signal(result)
  }

  /// What tells some components apart from others.
  static func key(_ components: [ONNXComponent]) -> String {
    components.map { "\($0.recurrence)/\($0.direction)" }.joined(separator: " ")
  }

  /// The pieces of one direction's vector.
  func unitAtoms(_ signal: ONNXSignal) -> [ONNXAtom] {
    guard case .states(_, let stack?) = stages[signal.stage] else { return features[signal.stage] }
    return features[signal.stage].filter { $0 != stack }
  }

  /// Whether a signal is one direction at the step that it reads last.
  private func isFinal(_ signal: ONNXSignal) -> Bool {
    guard case .states(let components, _) = stages[signal.stage] else { return false }
    if signal.place == .final { return true }
    return components.allSatisfy { component in
      let isBackward = recurrences[component.recurrence].isBackward(component.direction)
      return signal.place == (isBackward ? .at(0) : .last)
    }
  }

  /// All steps of an unrolled cell put together again.
  private mutating func unrolled(_ signals: [ONNXSignal], _ axis: Int) -> ONNXSignal? {
    guard var first = signals.first, first.axes[axis].isEmpty, let time = times[first.stage] else {
      return nil
    }
    for (step, signal) in signals.enumerated() {
      let isStep =
        signal.place == .at(step) || (step == signals.count - 1 && signal.place == .last)
      guard signal.stage == first.stage, isStep else { return nil }
    }
    guard recurrences.allSatisfy({ $0.timeAtom?.id != time || $0.steps == signals.count }) else {
      return nil
    }
    first.place = .every
    first.axes[axis] = [ONNXAtom(id: time, size: nil)]
    return first
  }

  /// `Add`, `Sub`, `Mul` and `Div`.
  ///
  /// - Throws: If a tensor that it reads is damaged.
  mutating func arithmetic(
    _ node: Onnx_NodeProto, _ left: ONNXValue, _ right: ONNXValue
  ) throws(FileError) -> ONNXValue {
    switch (left, right) {
    case (.signal(let a), .signal(let b)): return gated(node, a, b) ?? combine(node, a, b)
    case (.signal(let signal), _):
      guard let constant = Self.constant(right) else { return unfollowedInput(node, right) }
      return scaled(node, signal, constant, right, key: "\(number(of: node.input[1]))")
    case (_, .signal(let signal)):
      guard let constant = Self.constant(left) else { return unfollowedInput(node, left) }
      guard node.opType == "Add" || node.opType == "Mul" else {
        return obstacle(node, "which takes a vector away from a constant")
      }
      return scaled(node, signal, constant, left, key: "\(number(of: node.input[0]))")
    default: break
    }
    if let a = Self.constant(left), let b = Self.constant(right) {
      let shape = ONNXConstant.broadcast(a.shape, b.shape)
      return computed(node, count: shape.flatMap(ONNXConstant.count(of:)).map { $0 * 3 }) {
        ONNXConstant.combined(node.opType, a, b)
      }
    }
    if let a = Self.sizes(left), let b = Self.sizes(right) {
      return .sizes(
        Array(repeating: .unknown, count: max(a.count, b.count)), isScalar: a.count == 1)
    }
    if case .fill = left { return .unknown("is computed by \(title(node)) from sizes") }
    return unfollowedInput(node, left)
  }

  /// `Equal` and the like: what is asked of sizes before an `If`.
  mutating func comparison(
    _ node: Onnx_NodeProto, _ left: ONNXValue, _ right: ONNXValue
  ) -> ONNXValue {
    guard let a = Self.constant(left), let b = Self.constant(right) else {
      return unfollowedInput(node, left)
    }
    let shape = ONNXConstant.broadcast(a.shape, b.shape)
    return computed(node, count: shape.flatMap(ONNXConstant.count(of:)).map { $0 * 3 }) {
      ONNXConstant.combined(node.opType, a, b)
    }
  }

  /// Two directions as one vector.
  private mutating func combine(
    _ node: Onnx_NodeProto, _ a: ONNXSignal, _ b: ONNXSignal
  ) -> ONNXValue {
    guard case .states(let left, nil) = stages[a.stage],
      case .states(let right, nil) = stages[b.stage],
      a.axes.map({ $0.map(\.size) }) == b.axes.map({ $0.map(\.size) }),
      a.isReversed == b.isReversed, left.count == 1, right.count == 1,
      node.opType == "Add" || node.opType == "Mul"
    else { return obstacle(node, "which adds up what comes on two ways") }
    var result = a
    if a.place != b.place {
      guard isFinal(a), isFinal(b) else { return obstacle(node) }
      result.place = .final
    }
    result.stage = merged(left + right, node.opType == "Add" ? .sum : .multiply, unitAtoms(a))
    return .signal(result)
  }

  private mutating func merged(
    _ components: [ONNXComponent], _ merge: ONNXMerge, _ unit: [ONNXAtom]
  ) -> Int {
    let key = "merged \(merge) \(Self.key(components)) \(unit.map(\.id))"
    if let stage = stageOfKey[key] { return stage }
    let stage = add(.merged(components, merge), unit)
    stageOfKey[key] = stage
    return stage
  }

  /// A sum of two directions that is halved.
  mutating func halved(_ signal: ONNXSignal) -> ONNXSignal? {
    guard case .merged(let components, .sum) = stages[signal.stage], components.count == 2 else {
      return nil
    }
    var result = signal
    result.stage = merged(components, .average, features[signal.stage])
    return result
  }

  /// `Sum` and `Mean` of two tensors.
  ///
  /// - Throws: If a tensor that it reads is damaged.
  mutating func sum(_ node: Onnx_NodeProto) throws(FileError) -> ONNXValue {
    guard node.input.count == 2, case .signal(let a) = try input(node, 0),
      case .signal(let b) = try input(node, 1)
    else { return obstacle(node) }
    var addition = node
    addition.opType = "Add"
    guard case .signal(let sum) = combine(addition, a, b) else { return obstacle(node) }
    if node.opType == "Sum" { return .signal(sum) }
    return halved(sum).map { .signal($0) } ?? obstacle(node)
  }

  /// `ReduceSum` and `ReduceMean`: of the directions; over the steps they are not followed.
  mutating func reduce(
    _ node: Onnx_NodeProto, _ value: ONNXValue, _ axes: [Int]?
  ) -> ONNXValue {
    guard case .signal(let signal) = value else { return unfollowedInput(node, value) }
    guard let axis = axes?.first, axes?.count == 1,
      let axis = Self.place(axis, signal.axes.count),
      case .states(let components, let stack?) = stages[signal.stage], components.count == 2,
      signal.axes[axis] == [stack]
    else { return obstacle(node, "which takes all steps together") }
    var result = signal
    let merge: ONNXMerge = node.opType == "ReduceSum" ? .sum : .average
    result.stage = merged(components, merge, unitAtoms(signal))
    result.axes[axis] = []
    if node.integer("keepdims") == 0 { result.axes.remove(at: axis) }
    return .signal(result)
  }
}
