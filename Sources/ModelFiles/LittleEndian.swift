/// Numbers as little-endian bytes, the order of every format here.
extension Array where Element == UInt8 {
  /// Appends an integer's bytes, the lowest first.
  mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  /// Appends the bytes of 32-bit floats.
  mutating func append(littleEndian values: some Sequence<Float>) {
    for value in values { append(littleEndian: value.bitPattern) }
  }
}

extension Collection where Element == UInt8, Index == Int {
  /// The integer at an offset, or `nil` beyond the end.
  func littleEndian<Value: FixedWidthInteger>(
    at offset: Int, as type: Value.Type = Value.self
  ) -> Value? {
    let width = Value.bitWidth / 8
    guard offset >= 0, offset <= count - width else { return nil }
    var value: Value = 0
    for byte in (0..<width).reversed() {
      value = (value << 8) | Value(truncatingIfNeeded: self[startIndex + offset + byte])
    }
    return value
  }
}
