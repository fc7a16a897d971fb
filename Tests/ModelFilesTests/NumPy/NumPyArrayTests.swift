import Testing

@testable import ModelFiles

/// If one of these fails, NumPy cannot open what `trace` writes.
@Suite struct NumPyArrayTests {
  @Test("The header is NumPy's, aligned to 64 bytes, and the data follows")
  func layout() {
    let bytes = NumPyArray(shape: [2, 1], floats: [1, -2]).encoded()
    #expect(Array(bytes.prefix(8)) == [0x93] + Array("NUMPY".utf8) + [1, 0])
    let length = Int(bytes[8]) + Int(bytes[9]) << 8
    #expect((10 + length) % 64 == 0)
    let header = String(decoding: bytes[10..<10 + length], as: UTF8.self)
    #expect(header.hasPrefix("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1, ), }"))
    #expect(header.hasSuffix("\n"))
    #expect(Array(bytes[(10 + length)...]) == [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0])
  }

  @Test("Texts are padded UTF-32, as wide as the longest")
  func strings() {
    let bytes = NumPyArray(strings: ["ab", "é"]).encoded()
    let length = Int(bytes[8]) + Int(bytes[9]) << 8
    #expect(String(decoding: bytes[10..<10 + length], as: UTF8.self).contains("'<U2'"))
    let data = Array(bytes[(10 + length)...])
    #expect(data == [97, 0, 0, 0, 98, 0, 0, 0, 0xE9, 0, 0, 0, 0, 0, 0, 0])
  }
}
