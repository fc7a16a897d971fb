import ONNXProtos

/// The operators that take some entries of an axis.
extension ONNXInterpreter {
  /// `Gather`: with a table of constants an embedding, else some entries of an axis.
  mutating func gather(
    _ node: Onnx_NodeProto, _ data: ONNXValue, _ indices: ONNXValue
  ) -> ONNXValue {
    let axis = node.integer("axis") ?? 0
    switch (data, indices) {
    case (.constant(let table, let origins), .signal(let signal)):
      guard axis == 0, table.shape.count == 2, case .floats = table.elements else {
        return obstacle(node, "which is no table of vectors")
      }
      guard signal.axes.count < ONNXConstant.mostAxes else { return obstacle(node) }
      var result = signal
      let key = "embedding \(number(of: node.input[0])) \(signal.stage)"
      result.stage = stage(
        key, of: .embedding(table: table, origins: origins, of: signal.stage), table.shape[1])
      result.axes.append(features[result.stage])
      return .signal(result)
    case (.sizes(let sizes, _), _):
      guard let places = Self.constant(indices), let list = places.integers else {
        return obstacle(node)
      }
      var taken: [ONNXSize] = []
      for place in list.prefix(64) {
        guard let place = Self.place(place, sizes.count) else { return obstacle(node) }
        taken.append(sizes[place])
      }
      return tidy(taken, isScalar: places.shape.isEmpty)
    case (.fill(let constant, _), _): return .fill(constant, nil)
    case (.signal(var signal), .counter):
      guard let axis = Self.place(axis, signal.axes.count) else { return obstacle(node) }
      signal.axes.remove(at: axis)
      return .signal(signal)
    case (.signal(let signal), _):
      guard let places = Self.constant(indices), let place = places.integers?.first,
        places.count == 1, let axis = Self.place(axis, signal.axes.count),
        var taken = cut(signal, axis, from: place, to: place == -1 ? Int.max : place + 1)
      else { return obstacle(node, "which takes entries that are not told by the file") }
      if places.shape.isEmpty { taken.axes.remove(at: axis) }
      return .signal(taken)
    case (.constant(let constant, _), _):
      guard let places = Self.constant(indices), let axis = Self.place(axis, constant.shape.count)
      else { return unfollowedInput(node, indices) }
      let side = max(1, constant.shape[axis])
      let count = (constant.count / side).multipliedReportingOverflow(by: places.count)
      return computed(node, count: count.overflow ? nil : count.partialValue) {
        constant.gathered(places, axis: axis)
      }
    default: return unfollowedInput(node, data)
    }
  }

  /// `Slice`.
  ///
  /// - Throws: If a tensor that it reads is damaged.
  mutating func slice(_ node: Onnx_NodeProto) throws(FileError) -> ONNXValue {
    var value = try input(node, 0)
    if case .fill(let constant, _) = value { return .fill(constant, nil) }
    guard let starts = try integers(node, attribute: "starts", or: 1),
      let ends = try integers(node, attribute: "ends", or: 2), starts.count == ends.count,
      starts.count <= ONNXConstant.mostAxes
    else { return unfollowed(node, value, "which takes entries that are not told by the file") }
    let axes = try integers(node, attribute: "axes", or: 3) ?? Array(starts.indices)
    let steps = try constant(node, 4)?.integers ?? starts.map { _ in 1 }
    guard axes.count == starts.count, steps.count == starts.count else { return obstacle(node) }
    for (place, axis) in axes.enumerated() {
      let (start, end, step) = (starts[place], ends[place], steps[place])
      switch value {
      case .constant(let constant, let origins):
        guard let axis = Self.place(axis, constant.shape.count),
          let range = ONNXSliceRange(start: start, end: end, step: step, size: constant.shape[axis])
        else { return obstacle(node) }
        let count = constant.count / max(1, constant.shape[axis]) * range.count
        if starts.count == 1 {
          value = computed(node, count: count) { constant.sliced(axis: axis, range) }
        } else {
          guard spend(count) else { return tooMuch }
          value = .constant(constant.sliced(axis: axis, range), origins: origins)
        }
      case .sizes(let sizes, _):
        guard
          let range = ONNXSliceRange(start: start, end: end, step: step, size: sizes.count)
        else { return obstacle(node) }
        value = tidy(
          (0..<range.count).map { sizes[range.start + $0 * range.step] }, isScalar: false)
      case .signal(let signal):
        guard let axis = Self.place(axis, signal.axes.count),
          let taken = cut(signal, axis, from: start, to: end, step: step)
        else { return obstacle(node, "which takes a part of the steps or of the features") }
        value = .signal(taken)
      default: return unfollowedInput(node, value)
      }
    }
    return value
  }

  private func unfollowed(_ node: Onnx_NodeProto, _ value: ONNXValue, _ why: String) -> ONNXValue {
    if case .unknown = value { return value }
    return obstacle(node, why)
  }

  /// `Split`.
  ///
  /// - Throws: If a tensor that it reads is damaged.
  mutating func split(_ node: Onnx_NodeProto) throws(FileError) -> [ONNXValue] {
    let value = try input(node, 0)
    let parts = node.output.count
    let axis = node.integer("axis") ?? 0
    let given = try integers(node, attribute: "split", or: 1)
    let side: Int?
    switch value {
    case .constant(let constant, _):
      side = Self.place(axis, constant.shape.count).map { constant.shape[$0] }
    case .signal(let signal):
      side = Self.place(axis, signal.axes.count).flatMap { signal.axes[$0].product }
    default: return node.output.map { _ in unfollowedInput(node, value) }
    }
    guard let side, parts > 0, given == nil || given?.count == parts else {
      return node.output.map { _ in obstacle(node) }
    }
    // Equal parts, of which the last may be smaller.
    let even = (side + parts - 1) / parts
    var start = 0
    var result: [ONNXValue] = []
    for part in 0..<parts {
      let length = given?[part] ?? min(even, side - start)
      guard length >= 0, length <= side - start else {
        return node.output.map { _ in obstacle(node) }
      }
      switch value {
      case .constant(let constant, let origins):
        guard let axis = Self.place(axis, constant.shape.count),
          spend(constant.count / max(1, side) * length)
        else { return node.output.map { _ in tooMuch } }
        result.append(
          .constant(
            constant.sliced(axis: axis, ONNXSliceRange(start: start, count: length)),
            origins: origins))
      case .signal(let signal):
        guard let axis = Self.place(axis, signal.axes.count),
          let taken = cut(signal, axis, from: start, to: start + length)
        else { return node.output.map { _ in obstacle(node, "which takes a vector apart") } }
        result.append(.signal(taken))
      default: break
      }
      start += length
    }
    return result
  }

  /// `ReverseSequence` over all steps.
  mutating func reverseSequence(_ node: Onnx_NodeProto, _ value: ONNXValue) -> ONNXValue {
    guard case .signal(var signal) = value else { return unfollowedInput(node, value) }
    signal.isReversed.toggle()
    return .signal(signal)
  }

  /// Some entries of one axis of a signal, or `nil` if what they are cannot be told.
  ///
  /// - Parameters:
  ///   - signal: The signal.
  ///   - axis: The axis.
  ///   - start: The first entry; a negative one counts from the end.
  ///   - end: The entry after the last one, likewise.
  ///   - step: The distance from one entry to the next.
  /// - Returns: The signal with the axis still there.
  mutating func cut(
    _ signal: ONNXSignal, _ axis: Int, from start: Int, to end: Int, step: Int = 1
  ) -> ONNXSignal? {
    let atoms = signal.axes[axis]
    var result = signal
    if let size = atoms.product {
      guard let range = ONNXSliceRange(start: start, end: end, step: step, size: size),
        range.count > 0
      else { return nil }
      if range.count == size, range.step > 0 { return signal }
      if case .states(let components, let stack?) = stages[signal.stage], atoms.first == stack,
        range.step == 1
      {
        // One of several directions or layers, alone or together with its features.
        let width = size / components.count
        guard range.start % width == 0, range.count % width == 0 else { return nil }
        let first = range.start / width
        let taken = Array(components[first..<first + range.count / width])
        let unit = features[signal.stage].filter { $0 != stack }
        result.stage = states(taken, unit: unit)
        let group = features[result.stage].count > unit.count ? [features[result.stage][0]] : []
        result.axes[axis] = group + atoms.dropFirst()
        return result
      }
    }
    guard atoms.count == 1, !isVector(signal, axis) else { return nil }
    if let time = times[signal.stage], atoms[0].id != time {
      // One text of a batch.
      guard start == -1 || (start >= 0 && start < Int.max && end == start + 1) else { return nil }
      result.axes[axis] = []
      return result
    }
    let size = atoms[0].size
    let isToEnd = end == Int.max || end >= Int(Int32.max) || (size != nil && end >= size ?? 0)
    if step == -1, start == -1 || start >= (size ?? Int(Int32.max)) - 1,
      end < -(size ?? Int(Int32.max))
    {
      result.isReversed.toggle()
      return result
    }
    guard step == 1, signal.place == .every else { return nil }
    if start == 0 || (size != nil && start == -(size ?? 0)), isToEnd { return signal }
    if start == -1, isToEnd {
      result.place = .last
    } else if start >= 0, start < Int.max, end == start + 1 {
      result.place = size == end ? .last : .at(start)
    } else if let size, start < 0, start > -size, end == start + 1 {
      result.place = .at(start + size)
    } else {
      return nil
    }
    if signal.isReversed {
      switch result.place {
      case .last: result.place = .at(0)
      case .at(0): result.place = .last
      default: return nil
      }
      result.isReversed = false
    }
    result.axes[axis] = []
    return result
  }

  /// Whether an axis is known to hold the vectors themselves.
  private func isVector(_ signal: ONNXSignal, _ axis: Int) -> Bool {
    if case .input = stages[signal.stage] { return false }
    return isFeatureAxis(signal, axis)
  }

  /// The stage of some hidden states side by side.
  ///
  /// - Parameters:
  ///   - components: The directions and layers in their order.
  ///   - unit: The piece of one of them.
  /// - Returns: The stage's place.
  mutating func states(_ components: [ONNXComponent], unit: [ONNXAtom]) -> Int {
    let key = "states \(Self.key(components)) \(unit.map(\.id))"
    if let stage = stageOfKey[key] { return stage }
    let stack = newAxis(components.count)
    let stage = add(.states(components, stack: stack.first), stack + unit)
    stageOfKey[key] = stage
    return stage
  }

  /// The stage with a key, which is added if it is new; equal steps of an unrolled loop share it.
  mutating func stage(_ key: String, of new: @autoclosure () -> ONNXStage, _ size: Int) -> Int {
    if let stage = stageOfKey[key] { return stage }
    let stage = add(new(), newAxis(size))
    stageOfKey[key] = stage
    return stage
  }
}
