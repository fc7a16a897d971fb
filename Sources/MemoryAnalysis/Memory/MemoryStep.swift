import RecurrentNets

/// What one unit did at one step, in the terms of C = f · C₋₁ + i · C̃.
///
/// In a GRU C is h, f is z, i is 1 − z and C̃ is n.
public struct MemoryStep: Sendable, Equatable {
  /// The position of the word.
  public let position: Int
  /// f, the share of the old memory that was kept.
  public let keptShare: Float
  /// i, the share of the candidate that was written.
  public let writtenShare: Float
  /// C̃, what could be written.
  public let candidate: Float
  /// C₋₁, the memory before.
  public let previous: Float
  /// C, the memory after.
  public let memory: Float

  /// How many words were read since the source was written, before this one.
  public let wordsHeld: Int

  /// The word of which most was left in memory before the step, if anything was held.
  public let source: Ledger.Entry?

  /// Reads one step of one unit off a trace of cells with a memory.
  public init(of layer: LayerTrace, unit: Int, at position: Int) {
    self.position = position
    let before = layer.before(position)
    keptShare = layer.keptShare(at: position, unit: unit)
    writtenShare = layer.writtenShare(at: position, unit: unit)
    candidate = layer[.candidate, position, unit]
    previous = layer.memory(at: before, unit: unit)
    memory = layer.memory(at: position, unit: unit)
    isReplaced = CellUpdate(of: layer, unit: unit, at: position).isReplaced
    let source = Ledger(of: layer, unit: unit, at: before).dominant
    self.source = source
    wordsHeld = source.map { layer.step(at: before) - layer.step(at: $0.position) } ?? 0
  }

  /// Whether an interference put C there, so that it is not f · C₋₁ + i · C̃.
  public let isReplaced: Bool

  /// f · C₋₁, what was kept; 0 where C was put there.
  public var kept: Float { isReplaced ? 0 : keptShare * previous }

  /// i · C̃, what was written; C where it was put there.
  public var written: Float { isReplaced ? memory : writtenShare * candidate }
}
