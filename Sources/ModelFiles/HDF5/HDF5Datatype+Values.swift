extension HDF5Datatype {
  /// What is stored, as numbers.
  ///
  /// - Parameter raw: Whole elements.
  /// - Returns: One number for each element; `nil` if elements are no numbers.
  func doubles(_ raw: UnsafeRawBufferPointer) -> [Double]? {
    switch self {
    case .integer(let size, let isSigned, let isBigEndian):
      return Self.map(raw, size: size, isBigEndian: isBigEndian) { bits in
        guard isSigned else { return Double(bits) }
        let unused = 64 - size * 8
        return Double(Int64(truncatingIfNeeded: bits << unused) >> Int64(unused))
      }
    case .float(let format, let isBigEndian):
      return Self.map(raw, size: format.size, isBigEndian: isBigEndian) { Self.number($0, format) }
    default: return nil
    }
  }

  /// What is stored, in single precision.
  ///
  /// - Parameter raw: Whole elements.
  /// - Returns: One number for each element; `nil` if elements are no numbers.
  func floats(_ raw: UnsafeRawBufferPointer) -> [Float]? {
    switch self {
    case .float(.single, false):
      return (0..<raw.count / 4).map {
        Float(
          bitPattern: UInt32(
            littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)))
      }
    case .float(let format, let isBigEndian):
      return Self.map(raw, size: format.size, isBigEndian: isBigEndian) {
        Float(Self.number($0, format))
      }
    default:
      return doubles(raw)?.map { Float($0) }
    }
  }

  private static func number(_ bits: UInt64, _ format: FloatFormat) -> Double {
    switch format {
    case .half: Double(Float(halfPrecision: UInt16(truncatingIfNeeded: bits)))
    case .brain: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits) << 16))
    case .single: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .double: Double(bitPattern: bits)
    }
  }

  private static func map<Number>(
    _ raw: UnsafeRawBufferPointer, size: Int, isBigEndian: Bool, _ transform: (UInt64) -> Number
  ) -> [Number] {
    (0..<raw.count / size).map { index in
      var bits: UInt64 = 0
      for byte in 0..<size {
        let place = isBigEndian ? byte : size - 1 - byte
        bits = bits << 8 | UInt64(raw[index * size + place])
      }
      return transform(bits)
    }
  }
}
