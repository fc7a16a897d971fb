/// A tensor of a PyTorch file: a view of the numbers in a storage.
///
/// Several tensors may view one storage (tied weights), and values may lie in any
/// order (transposed ones). Offset and strides count elements, not bytes.
struct TorchView: Hashable, Sendable {
  /// The storage, as the file identifies it.
  var storage: String

  /// The type of the storage's numbers.
  var type: NumberType

  /// How many numbers the storage has, as the tensor says.
  var storageCount: Int

  /// Where the first value lies.
  var offset: Int

  /// The sides, the slowest first.
  var shape: [Int]

  /// How far apart neighbours along each side lie.
  var strides: [Int]

  /// The number of values; `nil` if the shape cannot be true.
  var count: Int? { Tensor.count(of: shape) }

  /// Whether values lie next to each other in row-major order.
  var isContiguous: Bool {
    var expected = 1
    for (side, stride) in zip(shape, strides).reversed() where side != 1 {
      guard stride == expected else { return false }
      expected *= side
    }
    return true
  }

  /// The elements from the first to the last that the view reaches; `nil` if it leaves the storage.
  var extent: Range<Int>? {
    guard let count, shape.count == strides.count, offset >= 0 else { return nil }
    guard count > 0 else { return 0..<0 }
    var last = offset
    for (side, stride) in zip(shape, strides) {
      let (reach, overflow) = (side - 1).multipliedReportingOverflow(by: stride)
      let (sum, carry) = last.addingReportingOverflow(reach)
      guard stride >= 0, !overflow, !carry else { return nil }
      last = sum
    }
    return last < storageCount ? offset..<last + 1 : nil
  }

  /// The values, in row-major order.
  ///
  /// - Parameter bytes: The storage.
  /// - Returns: The values; `nil` if the storage is too short for them.
  func values(in bytes: ArraySlice<UInt8>) -> [Float]? {
    guard let count, let extent, extent.upperBound <= bytes.count / type.width else { return nil }
    let start = bytes.startIndex + extent.lowerBound * type.width
    if count == 0 || isContiguous {
      return type.values(of: bytes[start..<start + count * type.width])
    }
    return type.values(of: gathered(bytes, count: count)[...])
  }

  /// The bytes of each value, one after the other.
  private func gathered(_ bytes: ArraySlice<UInt8>, count: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count * type.width)
    var index = [Int](repeating: 0, count: shape.count)
    // The stride of a side of 1 leads nowhere, and may be any number.
    let strides = zip(shape, strides).map { $0 == 1 ? 0 : $1 }
    var element = offset
    for _ in 0..<count {
      let start = bytes.startIndex + element * type.width
      result += bytes[start..<start + type.width]
      var side = shape.count - 1
      while side >= 0 {
        index[side] += 1
        element += strides[side]
        if index[side] < shape[side] { break }
        element -= index[side] * strides[side]
        index[side] = 0
        side -= 1
      }
    }
    return result
  }
}
