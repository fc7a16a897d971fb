import RecurrentNets

/// Who wrote what is in a unit's memory, exactly.
///
/// Unrolling C_t = f_t · C_{t−1} + i_t · C̃_t gives the cell state as a sum of
/// everything ever written, each part shrunk by every forget gate since:
///
///     C_t = C_0 · ∏_{m=1..t} f_m + Σ_{k=1..t} i_k · C̃_k · ∏_{m=k+1..t} f_m
///
/// The parts are what was written *while reading* a word: what is written
/// depends on the hidden state too, so on the words before.
public struct Ledger: Sendable, Equatable {
  /// What was written at one position and what is left of it.
  public struct Entry: Sendable, Equatable {
    /// The position `1...t` of the word that was being read.
    public var position: Int
    /// i_k · C̃_k, what was written then.
    public var written: Float
    /// ∏ f since then, the share of it that survived, in [0, 1].
    public var survival: Float
    /// What is left of it now: `written · survival`.
    public var left: Float { written * survival }
  }

  /// The position `0...T` the ledger is drawn up at.
  public let position: Int

  /// One entry for each word read so far, the first word first.
  public let entries: [Entry]

  /// C_0 · ∏ f: what is left of the initial state.
  public let initial: Float

  /// Draws up the ledger of one unit.
  ///
  /// - Parameters:
  ///   - layer: The record of a layer whose cells have a cell state.
  ///   - unit: The unit `0..<H`.
  ///   - position: The position `0...T`.
  /// - Complexity: O(`position`).
  public init(of layer: LayerTrace, unit: Int, at position: Int) {
    precondition(layer.cell == .lstm, "only cells with a cell state have a ledger")
    var entries: [Entry] = []
    entries.reserveCapacity(position)
    var survival: Float = 1
    for k in stride(from: position, through: 1, by: -1) {
      let written = layer[.input, k, unit] * layer[.candidate, k, unit]
      entries.append(Entry(position: k, written: written, survival: survival))
      survival *= layer[.forget, k, unit]
    }
    self.position = position
    self.entries = entries.reversed()
    self.initial = layer[.cell, 0, unit] * survival
  }

  /// The sum of all that is left: C_t up to rounding.
  public var total: Float { entries.reduce(initial) { $0 + $1.left } }

  /// The entry of which most is left, by absolute size.
  public var dominant: Entry? {
    entries.max { abs($0.left) < abs($1.left) }
  }
}
