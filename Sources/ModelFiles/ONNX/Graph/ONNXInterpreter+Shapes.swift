import ONNXProtos

/// The operators that give the same numbers in another shape.
extension ONNXInterpreter {
  /// `Shape`: the sizes of a tensor.
  mutating func shape(_ node: Onnx_NodeProto, _ value: ONNXValue) -> ONNXValue {
    let sizes: [ONNXSize]
    switch value {
    case .constant(let constant, _): sizes = constant.shape.map { .known($0) }
    case .fill(_, let shape?): sizes = shape
    case .signal(let signal): sizes = signal.axes.map(\.size)
    default: return unfollowedInput(node, value)
    }
    let start = node.integer("start") ?? 0
    let end = node.integer("end") ?? sizes.count
    guard let range = ONNXSliceRange(start: start, end: end, step: 1, size: sizes.count) else {
      return obstacle(node)
    }
    return tidy(Array(sizes[range.start..<range.start + range.count]), isScalar: false)
  }

  /// Sizes that are all known are a constant.
  func tidy(_ sizes: [ONNXSize], isScalar: Bool) -> ONNXValue {
    var integers: [Int] = []
    for size in sizes {
      guard case .known(let side) = size else { return .sizes(sizes, isScalar: isScalar) }
      integers.append(side)
    }
    return .constant(ONNXConstant(integers: integers, isScalar: isScalar), origins: [])
  }

  /// The sizes that a value lists, if it lists some.
  static func sizes(_ value: ONNXValue) -> [ONNXSize]? {
    switch value {
    case .sizes(let sizes, _): return sizes
    default:
      guard let integers = constant(value)?.integers, integers.count <= 64 else { return nil }
      return integers.map { .known($0) }
    }
  }

  /// `Transpose`.
  mutating func transpose(_ node: Onnx_NodeProto, _ value: ONNXValue) -> ONNXValue {
    let order = node.integers("perm")
    switch value {
    case .constant(let constant, _):
      let order = order ?? constant.shape.indices.reversed()
      return computed(node, count: constant.count) { constant.transposed(order) }
    case .fill(let constant, let sizes):
      guard let sizes else { return value }
      let order = order ?? sizes.indices.reversed()
      guard order.sorted() == Array(sizes.indices) else { return obstacle(node) }
      return .fill(constant, order.map { sizes[$0] })
    case .signal(var signal):
      let order = order ?? signal.axes.indices.reversed()
      guard order.sorted() == Array(signal.axes.indices) else { return obstacle(node) }
      signal.axes = order.map { signal.axes[$0] }
      return .signal(signal)
    default: return unfollowedInput(node, value)
    }
  }

  /// `Reshape`.
  mutating func reshape(
    _ node: Onnx_NodeProto, _ value: ONNXValue, _ target: ONNXValue
  ) -> ONNXValue {
    guard let sizes = Self.sizes(target), node.integer("allowzero") ?? 0 == 0 else {
      return obstacle(node, "whose shape is not followed here")
    }
    switch value {
    case .constant(let constant, _):
      guard let shape = Self.shape(sizes, for: constant), let reshaped = constant.reshaped(shape)
      else { return obstacle(node) }
      return computed(node, count: 0) { reshaped }
    case .fill(let constant, _): return .fill(constant, sizes.contains(.known(-1)) ? nil : sizes)
    case .signal(var signal):
      guard let axes = ONNXReshaping.regroup(signal.axes, to: sizes) else {
        return obstacle(node, "which mixes steps, texts and features")
      }
      signal.axes = axes
      return .signal(signal)
    default: return unfollowedInput(node, value)
    }
  }

  /// The shape that `Reshape` means for a constant.
  private static func shape(_ sizes: [ONNXSize], for constant: ONNXConstant) -> [Int]? {
    var shape: [Int] = []
    for (place, size) in sizes.enumerated() {
      switch size {
      case .known(0):
        guard place < constant.shape.count else { return nil }
        shape.append(constant.shape[place])
      case .known(let side): shape.append(side)
      // Of one size the rest can be told.
      default: shape.append(-1)
      }
    }
    guard let rest = shape.firstIndex(of: -1) else { return shape }
    shape[rest] = 1
    guard let others = ONNXConstant.count(of: shape), others > 0,
      constant.count % others == 0
    else { return nil }
    shape[rest] = constant.count / others
    return shape
  }

  /// `Flatten`: the axes before a place become one, and those from it on another.
  mutating func flatten(_ node: Onnx_NodeProto, _ value: ONNXValue) -> ONNXValue {
    let axis = node.integer("axis") ?? 1
    switch value {
    case .constant(let constant, _):
      guard let place = Self.place(axis, constant.shape.count, isInsertion: true),
        let reshaped = constant.reshaped([
          constant.shape[..<place].reduce(1, *), constant.shape[place...].reduce(1, *),
        ])
      else { return obstacle(node) }
      return computed(node, count: 0) { reshaped }
    case .signal(var signal):
      guard let place = Self.place(axis, signal.axes.count, isInsertion: true) else {
        return obstacle(node)
      }
      signal.axes = [
        Array(signal.axes[..<place].joined()), Array(signal.axes[place...].joined()),
      ]
      return .signal(signal)
    default: return unfollowedInput(node, value)
    }
  }

  /// `Squeeze`: takes axes of size 1 away.
  mutating func squeeze(
    _ node: Onnx_NodeProto, _ value: ONNXValue, _ axes: [Int]?
  ) -> ONNXValue {
    switch value {
    case .constant(let constant, _):
      let count = constant.shape.count
      let places = Set(
        axes?.compactMap { Self.place($0, count) }
          ?? constant.shape.indices.filter { constant.shape[$0] == 1 })
      let shape = constant.shape.indices.filter { !places.contains($0) }.map { constant.shape[$0] }
      guard let reshaped = constant.reshaped(shape) else { return obstacle(node) }
      return computed(node, count: 0) { reshaped }
    case .sizes(let sizes, _): return sizes.count == 1 ? tidy(sizes, isScalar: true) : value
    case .fill(let constant, _): return .fill(constant, nil)
    case .signal(var signal):
      let count = signal.axes.count
      let places = Set(
        axes?.compactMap { Self.place($0, count) }
          ?? signal.axes.indices.filter { signal.axes[$0].isEmpty })
      // An axis whose size the input tells has to have one entry then.
      for place in places where signal.axes[place].contains(where: { $0.size != nil }) {
        return obstacle(node, "which takes an axis away that has more than one entry")
      }
      signal.axes = signal.axes.indices.filter { !places.contains($0) }.map { signal.axes[$0] }
      return .signal(signal)
    default: return unfollowedInput(node, value)
    }
  }

  /// `Unsqueeze`: puts axes of size 1 in.
  mutating func unsqueeze(
    _ node: Onnx_NodeProto, _ value: ONNXValue, _ axes: [Int]?
  ) -> ONNXValue {
    guard let axes, axes.count <= ONNXConstant.mostAxes else { return obstacle(node) }
    func places(_ count: Int) -> [Int]? {
      let all = count + axes.count
      let places = axes.compactMap { Self.place($0, all) }.sorted()
      return Set(places).count == axes.count && all <= ONNXConstant.mostAxes ? places : nil
    }
    switch value {
    case .constant(let constant, _):
      guard let places = places(constant.shape.count) else { return obstacle(node) }
      var shape = constant.shape
      for place in places { shape.insert(1, at: place) }
      guard let reshaped = constant.reshaped(shape) else { return obstacle(node) }
      return computed(node, count: 0) { reshaped }
    case .sizes(let sizes, _): return tidy(sizes, isScalar: false)
    case .fill(let constant, let sizes):
      guard var sizes, let places = places(sizes.count) else { return .fill(constant, nil) }
      for place in places { sizes.insert(.known(1), at: place) }
      return .fill(constant, sizes)
    case .signal(var signal):
      guard let places = places(signal.axes.count) else { return obstacle(node) }
      for place in places { signal.axes.insert([], at: place) }
      return .signal(signal)
    case .counter: return .counter
    default: return unfollowedInput(node, value)
    }
  }

  /// `Expand`: repeats along axes of size 1.
  mutating func expand(
    _ node: Onnx_NodeProto, _ value: ONNXValue, _ target: ONNXValue
  ) -> ONNXValue {
    switch value {
    case .constant(let constant, let origins):
      if constant.count == 1 { return .fill(constant, Self.sizes(target)) }
      guard let shape = Self.constant(target)?.integers, shape.count <= 16 else {
        // To as many texts as there will be: one is enough.
        return .constant(constant, origins: origins)
      }
      let count = ONNXConstant.broadcast(constant.shape, shape).flatMap(ONNXConstant.count(of:))
      return computed(node, count: count) { constant.expanded(to: shape) }
    case .fill(let constant, _): return .fill(constant, Self.sizes(target))
    default: return unfollowedInput(node, value)
    }
  }

  /// What a node gives whose input is nothing that it is followed for.
  func unfollowedInput(_ node: Onnx_NodeProto, _ value: ONNXValue) -> ONNXValue {
    if case .unknown = value { return value }
    return obstacle(node)
  }

  /// An axis by its number, which counts from the end if it is negative, or `nil` if there is none.
  static func place(_ axis: Int, _ count: Int, isInsertion: Bool = false) -> Int? {
    guard axis >= -count, axis < count || (isInsertion && axis == count) else { return nil }
    return axis < 0 ? axis + count : axis
  }
}
