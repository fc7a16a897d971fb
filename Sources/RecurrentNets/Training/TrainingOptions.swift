/// How a network is trained.
public struct TrainingOptions: Sendable, Equatable {
  /// How many sequences are read for one update.
  public var batchSize = 32

  /// How often the whole training text is read.
  public var epochs = 6

  /// The step size of Adam at the start; it falls linearly to 0 at the end.
  public var learningRate: Float = 0.01

  /// The largest L2 norm of a gradient; a longer one is shortened to it.
  public var clipNorm: Float = 1

  /// The weight of mean |i ⊙ C̃| in the loss: how dear it is to write.
  ///
  /// With a price on writing, a unit that has to know something for long
  /// writes it once and keeps it, which is what one can see.
  public var writePenalty: Float = 0

  /// The weight of mean max(0, |C| − 1) in the loss: how dear it is to let the
  /// cell state grow beyond what tanh can show.
  public var rangePenalty: Float = 0

  /// Equal seeds give equal networks, to the bit.
  public var seed: UInt64 = 1

  /// How many threads compute; the result does not depend on it.
  public var threads = 2

  /// Creates options with the defaults.
  public init() {}
}
