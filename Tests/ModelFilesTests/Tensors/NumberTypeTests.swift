import Testing

@testable import ModelFiles

/// If one of these fails, a model in half precision or in doubles shows wrong numbers.
@Suite struct NumberTypeTests {
  @Test("Each type's bytes become its values")
  func values() {
    let cases: [(NumberType, [UInt8], [Float])] = [
      (.float64, [0, 0, 0, 0, 0, 0, 0xF8, 0xBF], [-1.5]),
      (.float32, [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0], [1, -2]),
      (.float16, [0, 0x3C, 0, 0xC0], [1, -2]),
      (.bfloat16, [0x80, 0x3F, 0, 0xC0], [1, -2]),
      (.int64, [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [-2]),
      (.int32, [0xFE, 0xFF, 0xFF, 0xFF], [-2]), (.int16, [0xFE, 0xFF], [-2]),
      (.int8, [0xFE, 3], [-2, 3]), (.uint64, [2, 0, 0, 0, 0, 0, 0, 0], [2]),
      (.uint32, [2, 0, 0, 0], [2]), (.uint16, [2, 0], [2]), (.uint8, [0xFE], [254]),
      (.bool, [0, 1, 2], [0, 1, 1]),
    ]
    #expect(cases.count == NumberType.allCases.count)
    for (type, bytes, expected) in cases {
      #expect(type.values(of: bytes[...]) == expected)
      let reversed = stride(from: 0, to: bytes.count, by: type.width)
        .flatMap { bytes[$0..<$0 + type.width].reversed() }
      #expect(type.values(of: reversed[...], isBigEndian: true) == expected)
      #expect(type.values(of: (bytes + [7])[...]).count == (bytes.count + 1) / type.width)
    }
    // Larger than any 32-bit float: infinite, not a trap.
    #expect(NumberType.float64.values(of: [0, 0, 0, 0, 0, 0, 0xE0, 0x7F]) == [.infinity])
  }

  #if !(os(macOS) && arch(x86_64))
  @Test("Every 16-bit float has its value")
  func halfPrecision() {
    for bits in UInt16.min ... .max {
      let expected = Float(Float16(bitPattern: bits))
      let found = Float(halfPrecision: bits)
      #expect(found.bitPattern == expected.bitPattern || (found.isNaN && expected.isNaN))
    }
  }
  #endif
}

/// If this fails, a file whose shapes cannot be true stops the program.
@Suite struct TensorShapeTests {
  @Test("Shapes whose sides cannot be multiplied are found out")
  func counts() {
    #expect(Tensor.count(of: []) == 1)
    #expect(Tensor.count(of: [2, 3]) == 6)
    #expect(Tensor.count(of: [0, 3]) == 0)
    #expect(Tensor.count(of: [-1]) == nil)
    #expect(Tensor.count(of: [0, -1]) == nil)
    #expect(Tensor.count(of: [1 << 32, 1 << 32]) == nil)
    #expect(Tensor.count(of: [1 << 32, 1 << 32, 0]) == nil)
    #expect(Tensor.count(of: Array(repeating: 1, count: 65)) == nil)
  }
}
