/// The operators that put a constant's elements in another order.
extension ONNXConstant {
  /// The elements that lie at `offset + Σ index · stride`, in the order of a new shape.
  ///
  /// - Parameters:
  ///   - shape: The new shape; its product must not overflow.
  ///   - strides: For each new axis how far apart its elements lie; 0 repeats one.
  ///   - offset: Where the first element lies.
  /// - Returns: The constant. Every place must lie within the elements.
  private func view(shape: [Int], strides: [Int], offset: Int) -> ONNXConstant {
    switch elements {
    case .floats(let values):
      ONNXConstant(
        shape: shape,
        elements: .floats(Self.collect(values, shape: shape, strides: strides, offset: offset)))
    case .integers(let values):
      ONNXConstant(
        shape: shape,
        elements: .integers(Self.collect(values, shape: shape, strides: strides, offset: offset)))
    }
  }

  private static func collect<Element>(
    _ values: [Element], shape: [Int], strides: [Int], offset: Int
  ) -> [Element] {
    let count = shape.reduce(1, *)
    guard count > 0 else { return [] }
    guard let inner = shape.last, let innerStride = strides.last else { return [values[offset]] }
    var result: [Element] = []
    result.reserveCapacity(count)
    var index = Array(repeating: 0, count: shape.count - 1)
    var start = offset
    while result.count < count {
      for step in 0..<inner { result.append(values[start + step * innerStride]) }
      var axis = shape.count - 2
      while axis >= 0 {
        index[axis] += 1
        start += strides[axis]
        if index[axis] < shape[axis] { break }
        start -= strides[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
    }
    return result
  }

  private var strides: [Int] {
    var strides = Array(repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    return strides
  }

  /// The axes in another order, or `nil` if it is none.
  func transposed(_ order: [Int]) -> ONNXConstant? {
    guard order.sorted() == Array(shape.indices) else { return nil }
    let strides = strides
    return view(shape: order.map { shape[$0] }, strides: order.map { strides[$0] }, offset: 0)
  }

  /// The elements of one axis that a range names.
  func sliced(axis: Int, _ range: ONNXSliceRange) -> ONNXConstant {
    var sliced = shape
    var strides = strides
    let offset = range.start * strides[axis]
    sliced[axis] = range.count
    strides[axis] *= range.step
    return view(shape: sliced, strides: strides, offset: range.count > 0 ? offset : 0)
  }

  /// The constant repeated along axes of size 1 or missing ones, or `nil` if it does not fit.
  ///
  /// - Parameter target: The shape; the result has the larger of both sizes in each axis.
  /// - Returns: The broadcast constant.
  func expanded(to target: [Int]) -> ONNXConstant? {
    guard let wide = Self.broadcast(shape, target) else { return nil }
    guard wide != shape else { return self }
    var wideStrides = Array(repeating: 0, count: wide.count)
    for (axis, stride) in strides.enumerated() where shape[axis] > 1 {
      wideStrides[wide.count - shape.count + axis] = stride
    }
    return view(shape: wide, strides: wideStrides, offset: 0)
  }

  /// The shape that two shapes broadcast to, or `nil` if they do not.
  static func broadcast(_ a: [Int], _ b: [Int]) -> [Int]? {
    let count = max(a.count, b.count)
    guard count <= mostAxes else { return nil }
    var wide: [Int] = []
    for axis in 0..<count {
      let left = axis < count - a.count ? 1 : a[axis - (count - a.count)]
      let right = axis < count - b.count ? 1 : b[axis - (count - b.count)]
      guard left == right || left == 1 || right == 1 else { return nil }
      wide.append(left == 1 ? right : left)
    }
    return Self.count(of: wide) == nil ? nil : wide
  }

  /// The entries of one axis at given indices, or `nil` if one lies outside.
  ///
  /// - Parameters:
  ///   - indices: Integers; negative ones count from the end.
  ///   - axis: The axis.
  /// - Returns: The entries, with the indices' shape in the axis' place.
  func gathered(_ indices: ONNXConstant, axis: Int) -> ONNXConstant? {
    guard let places = indices.integers, shape.indices.contains(axis) else { return nil }
    let side = shape[axis]
    var valid: [Int] = []
    for place in places {
      guard place >= -side, place < side else { return nil }
      valid.append(place < 0 ? place + side : place)
    }
    let shape = Array(shape[..<axis]) + indices.shape + Array(shape[(axis + 1)...])
    guard shape.count <= Self.mostAxes, Self.count(of: shape) != nil else { return nil }
    let inner = self.shape[(axis + 1)...].reduce(1, *)
    let outer = self.shape[..<axis].reduce(1, *)
    func collect<Element>(_ values: [Element]) -> [Element] {
      var result: [Element] = []
      result.reserveCapacity(outer * valid.count * inner)
      for block in 0..<outer {
        for place in valid {
          let start = (block * side + place) * inner
          result.append(contentsOf: values[start..<start + inner])
        }
      }
      return result
    }
    switch elements {
    case .floats(let values):
      return ONNXConstant(shape: shape, elements: .floats(collect(values)))
    case .integers(let values):
      return ONNXConstant(shape: shape, elements: .integers(collect(values)))
    }
  }

  /// Constants one after the other along an axis, or `nil` if they do not fit together.
  static func concatenated(_ parts: [ONNXConstant], axis: Int) -> ONNXConstant? {
    guard let first = parts.first, first.shape.indices.contains(axis) else { return nil }
    var shape = first.shape
    var side = 0
    for part in parts {
      guard part.shape.count == shape.count else { return nil }
      let (sum, overflow) = side.addingReportingOverflow(part.shape[axis])
      guard !overflow else { return nil }
      side = sum
      shape[axis] = part.shape[axis]
      guard part.shape == shape else { return nil }
    }
    shape[axis] = side
    guard count(of: shape) != nil else { return nil }
    let outer = shape[..<axis].reduce(1, *)
    func join<Element>(_ values: [[Element]]) -> [Element] {
      var result: [Element] = []
      result.reserveCapacity(values.reduce(0) { $0 + $1.count })
      for block in 0..<outer {
        for part in values {
          let width = part.count / max(1, outer)
          result.append(contentsOf: part[block * width..<(block + 1) * width])
        }
      }
      return result
    }
    let integers = parts.compactMap(\.integers)
    return ONNXConstant(
      shape: shape,
      elements: integers.count == parts.count
        ? .integers(join(integers)) : .floats(join(parts.map(\.floats))))
  }
}
