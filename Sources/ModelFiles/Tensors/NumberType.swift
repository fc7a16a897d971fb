/// The number types that model files keep their values in.
///
/// All are converted to `Float` when they are read: 64-bit floats are rounded,
/// integers above 2²⁴ too.
enum NumberType: Sendable, Equatable, CaseIterable {
  case float64
  case float32
  case float16
  /// A 32-bit float's upper half.
  case bfloat16
  case int64
  case int32
  case int16
  case int8
  case uint64
  case uint32
  case uint16
  case uint8
  /// One byte, 0 or 1.
  case bool

  /// The number of bytes of one value.
  var width: Int {
    switch self {
    case .float64, .int64, .uint64: 8
    case .float32, .int32, .uint32: 4
    case .float16, .bfloat16, .int16, .uint16: 2
    case .int8, .uint8, .bool: 1
    }
  }

  /// The values that bytes hold; what is left of an incomplete last one is passed over.
  func values(of bytes: ArraySlice<UInt8>, isBigEndian: Bool = false) -> [Float] {
    bytes.withUnsafeBytes { buffer in
      let source = Source(buffer: buffer, isBigEndian: isBigEndian)
      return switch self {
      case .float64: source.map(UInt64.self) { Float(Double(bitPattern: $0)) }
      case .float32: source.map(UInt32.self) { Float(bitPattern: $0) }
      case .float16: source.map(UInt16.self) { Float(halfPrecision: $0) }
      case .bfloat16: source.map(UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
      case .int64: source.map(Int64.self) { Float($0) }
      case .int32: source.map(Int32.self) { Float($0) }
      case .int16: source.map(Int16.self) { Float($0) }
      case .int8: source.map(Int8.self) { Float($0) }
      case .uint64: source.map(UInt64.self) { Float($0) }
      case .uint32: source.map(UInt32.self) { Float($0) }
      case .uint16: source.map(UInt16.self) { Float($0) }
      case .uint8: source.map(UInt8.self) { Float($0) }
      case .bool: source.map(UInt8.self) { $0 == 0 ? 0 : 1 }
      }
    }
  }

  /// Bytes that hold numbers of some width, at any alignment.
  private struct Source {
    let buffer: UnsafeRawBufferPointer
    let isBigEndian: Bool

    /// Returns one value for each number.
    func map<Number: FixedWidthInteger>(
      _ type: Number.Type, _ convert: (Number) -> Float
    ) -> [Float] {
      let width = MemoryLayout<Number>.size
      return [Float](unsafeUninitializedCapacity: buffer.count / width) { values, count in
        count = buffer.count / width
        for index in 0..<count {
          let number = buffer.loadUnaligned(fromByteOffset: index * width, as: Number.self)
          values.initializeElement(
            at: index, to: convert(isBigEndian ? number.bigEndian : number.littleEndian))
        }
      }
    }
  }
}
