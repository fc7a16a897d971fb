/// What dropout leaves of each value: nothing, or the value times 1 / (1 − rate).
///
/// So the expected value stays, and a network that is read without dropout needs no scaling
/// (Srivastava et al. 2014, in the form of Keras and PyTorch).
struct DropoutMask: Sendable {
  /// The share of values that is dropped, in 0..<1.
  let rate: Float

  /// Where the masks of a shard come from.
  ///
  /// They depend on the seed of the training, the update and the shard alone: not on
  /// which thread computes the shard, nor on what was computed before.
  let seed: UInt64

  /// A mask for the shards of one update.
  init(rate: Float, seed: UInt64, update: Int, shard: Int) {
    self.rate = rate
    var generator = SeededGenerator(seed: seed ^ 0xD50F_0A7D_D50F_0A7D)
    generator = SeededGenerator(seed: generator.next() &+ UInt64(update))
    generator = SeededGenerator(seed: generator.next() &+ UInt64(shard))
    self.seed = generator.next()
  }

  /// Fills in the factors of a level's output; each level has its own.
  func fill(_ factors: UnsafeMutablePointer<Float>, count: Int, level: Int) {
    var generator = SeededGenerator(seed: seed &+ UInt64(level) &* 0x9E37_79B9)
    let threshold = UInt64(rate * 65_536)
    let kept = 1 / (1 - rate)
    var bits: UInt64 = 0
    for index in 0..<count {
      // Each number drawn has bits enough for four values.
      if index & 3 == 0 { bits = generator.next() } else { bits >>= 16 }
      factors[index] = bits & 0xFFFF < threshold ? 0 : kept
    }
  }
}
