/// 64 bits as hexadecimal digits, since JSON's numbers are no place for exact ones.
struct ExactBits: Codable, Equatable {
  var bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  init(_ value: Double) { bits = value.bitPattern }

  var value: Double { Double(bitPattern: bits) }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let bits = UInt64(text, radix: 16) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected hexadecimal digits")
    }
    self.bits = bits
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(String(bits, radix: 16))
  }
}
