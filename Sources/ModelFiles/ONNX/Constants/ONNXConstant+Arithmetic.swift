/// The operators that compute with constants: sizes and indices, and weights that are scaled.
extension ONNXConstant {
  /// Two constants combined element by element, or `nil` if that is not possible.
  ///
  /// - Parameters:
  ///   - operation: The name of the ONNX operator.
  ///   - left: The first operand; both broadcast.
  ///   - right: The second operand.
  /// - Returns: The result; `nil` also for an integer division by 0 and for what overflows.
  static func combined(
    _ operation: String, _ left: ONNXConstant, _ right: ONNXConstant
  ) -> ONNXConstant? {
    guard let shape = broadcast(left.shape, right.shape), let left = left.expanded(to: shape),
      let right = right.expanded(to: shape)
    else { return nil }
    if let a = left.integers, let b = right.integers {
      var result: [Int] = []
      result.reserveCapacity(a.count)
      for (x, y) in zip(a, b) {
        guard let value = combined(operation, x, y) else { return nil }
        result.append(value)
      }
      return ONNXConstant(shape: shape, elements: .integers(result))
    }
    let (a, b) = (left.floats, right.floats)
    switch operation {
    case "Add": return ONNXConstant(shape: shape, elements: .floats(zip(a, b).map(+)))
    case "Sub": return ONNXConstant(shape: shape, elements: .floats(zip(a, b).map(-)))
    case "Mul": return ONNXConstant(shape: shape, elements: .floats(zip(a, b).map(*)))
    case "Div": return ONNXConstant(shape: shape, elements: .floats(zip(a, b).map(/)))
    default: return nil
    }
  }

  private static func combined(_ operation: String, _ a: Int, _ b: Int) -> Int? {
    let result: (partialValue: Int, overflow: Bool)
    switch operation {
    case "Add": result = a.addingReportingOverflow(b)
    case "Sub": result = a.subtractingReportingOverflow(b)
    case "Mul": result = a.multipliedReportingOverflow(by: b)
    case "Div": result = a.dividedReportingOverflow(by: b)
    case "Equal": result = (a == b ? 1 : 0, false)
    case "Greater": result = (a > b ? 1 : 0, false)
    case "Less": result = (a < b ? 1 : 0, false)
    case "And": result = (a != 0 && b != 0 ? 1 : 0, false)
    case "Or": result = (a != 0 || b != 0 ? 1 : 0, false)
    default: return nil
    }
    return result.overflow ? nil : result.partialValue
  }

  /// The elements in another type, or `nil` for a type that is not read or a number out of range.
  ///
  /// - Parameter type: The number of the type in ONNX.
  /// - Returns: Floats as they are: half precision is rounded to when a tensor is written, not here.
  func cast(to type: Int) -> ONNXConstant? {
    switch ONNXTensorType(rawValue: type) {
    case .float, .double, .float16, .bfloat16:
      return ONNXConstant(shape: shape, elements: .floats(floats))
    case .bool:
      return ONNXConstant(shape: shape, elements: .integers(floats.map { $0 == 0 ? 0 : 1 }))
    case .some:
      guard case .floats(let values) = elements else { return self }
      var result: [Int] = []
      for value in values {
        guard let integer = Int(exactly: value.rounded(.towardZero)) else { return nil }
        result.append(integer)
      }
      return ONNXConstant(shape: shape, elements: .integers(result))
    case nil: return nil
    }
  }
}
