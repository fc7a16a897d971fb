import RecurrentNets

/// Makes damaged copies of a file, the same ones for the same seed.
struct ByteMutator {
  private let bytes: [UInt8]
  private var generator: SeededGenerator

  init(_ bytes: [UInt8], seed: UInt64) {
    self.bytes = bytes
    self.generator = SeededGenerator(seed: seed)
  }

  /// A copy with flipped bits, numbers of extreme size, moved or missing pieces.
  mutating func next() -> [UInt8] {
    var result = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      guard result.count > 8 else { return result }
      let place = Int.random(in: 0..<result.count - 8, using: &generator)
      switch Int.random(in: 0..<8, using: &generator) {
      case 0...2: result[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 3: result[place] = UInt8.random(in: 0...255, using: &generator)
      case 4:
        let numbers: [UInt64] = [
          0, 1, 0x7F, 0xFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, 1 << 40, 1 << 62,
          0x7FFF_FFFF_FFFF_FFFF, .max, .max - 7, UInt64(result.count), UInt64(place),
        ]
        let number = numbers[Int.random(in: 0..<numbers.count, using: &generator)]
        let width = [1, 2, 4, 8][Int.random(in: 0..<4, using: &generator)]
        for byte in 0..<width { result[place + byte] = UInt8(number >> UInt64(byte * 8) & 0xFF) }
      case 5:
        let other = Int.random(in: 0..<result.count - 8, using: &generator)
        for byte in 0..<8 { result[place + byte] = result[other + byte] }
      case 6 where Int.random(in: 0..<4, using: &generator) == 0:
        result.removeLast(Int.random(in: 0..<result.count, using: &generator))
      case 7:
        result.removeSubrange(place..<place + Int.random(in: 1...8, using: &generator))
      default: result[place] &+= 1
      }
    }
    return result
  }
}
