import RecurrentNets

/// What one unit did at one step, in the terms of C = f · C₋₁ + i · C̃.
public struct MemoryStep: Sendable, Equatable {
  /// The position `1...T`.
  public let position: Int
  /// f, the share of the old cell state that was kept.
  public let forget: Float
  /// i, the share of the candidate that was written.
  public let input: Float
  /// C̃, what could be written.
  public let candidate: Float
  /// C₋₁, the cell state before.
  public let previous: Float
  /// C, the cell state after.
  public let cell: Float

  /// The word of which most was left in memory before the step, if anything was held.
  public let source: Ledger.Entry?

  /// Reads one step of one unit off a trace of cells with a cell state.
  public init(of layer: LayerTrace, unit: Int, at position: Int) {
    self.position = position
    forget = layer[.forget, position, unit]
    input = layer[.input, position, unit]
    candidate = layer[.candidate, position, unit]
    previous = layer[.cell, position - 1, unit]
    cell = layer[.cell, position, unit]
    isReplaced = CellUpdate(of: layer, unit: unit, at: position).isReplaced
    source = Ledger(of: layer, unit: unit, at: position - 1).dominant
  }

  /// Whether an interference put C there, so that it is not f · C₋₁ + i · C̃.
  public let isReplaced: Bool

  /// f · C₋₁, what was kept; 0 where C was put there.
  public var kept: Float { isReplaced ? 0 : forget * previous }

  /// i · C̃, what was written; C where it was put there.
  public var written: Float { isReplaced ? cell : input * candidate }

  /// How many words were read since the source was written, before this one.
  public var wordsHeld: Int {
    source.map { position - $0.position - 1 } ?? 0
  }
}
