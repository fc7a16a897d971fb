import RecurrentNets

/// The memory of a layer, whatever its cells call it.
///
/// An LSTM's is C, with C = f ⊙ C₋₁ + i ⊙ C̃; a GRU's is h, with h = z ⊙ h₋₁ + (1 − z) ⊙ n. Both
/// are kept by a gate and written to, so everything said of one holds of the other. A plain RNN
/// makes all of h anew and has no such memory.
extension LayerTrace {
  /// What is kept from word to word: C, or h in a GRU; `nil` in a plain RNN.
  public var memory: Quantity? { cell.memory }

  /// Whether there is a memory that is an exact sum of all that was written.
  public var hasMemory: Bool { cell.memory != nil }

  /// What the cell carries from word to word: its memory, or all of h in a plain RNN.
  public var carried: Quantity { cell.memory ?? .hidden }

  /// The share of the memory that is kept at a position of ``positions``: f, or z in a GRU.
  @inline(__always)
  public func keptShare(at position: Int, unit: Int) -> Float {
    self[cell == .gru ? .update : .forget, position, unit]
  }

  /// The share of the candidate that is written: i, or 1 − z in a GRU.
  @inline(__always)
  public func writtenShare(at position: Int, unit: Int) -> Float {
    cell == .gru ? 1 - self[.update, position, unit] : self[.input, position, unit]
  }

  /// The memory at one of ``positions`` or at ``start``.
  @inline(__always)
  public func memory(at position: Int, unit: Int) -> Float {
    self[cell == .gru ? .hidden : .cell, position, unit]
  }

  // MARK: - Time as the layer reads

  /// How many words the layer has read when it has read the one at a position; 0 at ``start``.
  public func step(at position: Int) -> Int {
    direction == .forward
      ? position - positions.lowerBound + 1 : positions.upperBound - position
  }

  /// The position of the word that is read at a step, from 1; ``start`` at 0.
  public func position(atStep step: Int) -> Int {
    direction == .forward
      ? positions.lowerBound + step - 1 : positions.upperBound - step
  }
}
