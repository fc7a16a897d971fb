/// A value of an ONNX graph that is the same for every input: an initializer, or what is made of some.
struct ONNXConstant: Sendable, Equatable {
  /// The values in row-major order.
  enum Elements: Sendable, Equatable {
    /// Weights of any floating-point type.
    case floats([Float])

    /// Shapes, axes and indices of any integer type; booleans are 0 and 1.
    case integers([Int])
  }

  /// The most axes that are followed; real models have up to five.
  static let mostAxes = 16

  /// The sizes of the axes; as many elements as their product.
  private(set) var shape: [Int]

  /// The values.
  let elements: Elements

  /// Creates a constant.
  init(shape: [Int], elements: Elements) {
    self.shape = shape
    self.elements = elements
    precondition(shape.reduce(1, *) == count, "a constant has as many elements as its shape says")
  }

  /// Creates a list of integers, or a single one.
  init(integers: [Int], isScalar: Bool = false) {
    self.init(shape: isScalar ? [] : [integers.count], elements: .integers(integers))
  }

  /// The number of elements.
  var count: Int {
    switch elements {
    case .floats(let values): values.count
    case .integers(let values): values.count
    }
  }

  /// The elements as 32-bit floats.
  var floats: [Float] {
    switch elements {
    case .floats(let values): values
    case .integers(let values): values.map(Float.init)
    }
  }

  /// The elements if they are integers.
  var integers: [Int]? {
    guard case .integers(let values) = elements else { return nil }
    return values
  }

  /// The only element as a float, if there is only one.
  var single: Float? { count == 1 ? floats.first : nil }

  /// The same elements in another shape, or `nil` if it has not as many.
  func reshaped(_ shape: [Int]) -> ONNXConstant? {
    guard shape.count <= Self.mostAxes, Self.count(of: shape) == count else { return nil }
    return ONNXConstant(shape: shape, elements: elements)
  }

  /// The number of elements of a shape, or `nil` if a side is negative or the product overflows.
  static func count(of shape: [Int]) -> Int? {
    var count = 1
    for side in shape {
      // Beside an empty axis others may have any size; products of some of them must not overflow.
      let (product, overflow) = count.multipliedReportingOverflow(by: max(1, side))
      guard side >= 0, !overflow else { return nil }
      count = product
    }
    return shape.contains(0) ? 0 : count
  }
}
