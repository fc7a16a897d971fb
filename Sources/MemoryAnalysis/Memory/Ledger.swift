import RecurrentNets

/// Who wrote what is in a unit's memory, exactly.
///
/// The memory is C; in a GRU it is h, with z in the place of f and (1 − z) · n in that of i · C̃.
/// Unrolling C_t = f_t · C_{t−1} + i_t · C̃_t gives the cell state as a sum of
/// everything ever written, each part shrunk by every forget gate since:
///
///     C_t = C_0 · ∏_{m=1..t} f_m + Σ_{k=1..t} i_k · C̃_k · ∏_{m=k+1..t} f_m
///
/// The parts are what was written *while reading* a word: what is written
/// depends on the hidden state too, so on the words before. The same holds from
/// any position s on, with C_s in the place of C_0; so in a long text everything
/// before the last ``reach`` words is one part, as exact as the others. Where an
/// interference put C there, that counts as written then, and nothing before survives.
public struct Ledger: Sendable, Equatable {
  /// What was written at one position and what is left of it.
  public struct Entry: Sendable, Equatable {
    /// The position of the word that was being read.
    public var position: Int
    /// i_k · C̃_k, what was written then.
    public var written: Float
    /// ∏ f since then, the share of it that survived, in [0, 1].
    public var survival: Float
    /// What is left of it now: `written · survival`.
    public var left: Float { written * survival }
  }

  /// How many words have an entry of their own.
  public static let reach = 500

  /// The position the ledger is drawn up at.
  public let position: Int

  /// One entry for each of the last words read, the one that was read first first.
  public let entries: [Entry]

  /// C_s · ∏ f: what is left of what was in memory before the first entry.
  public let earlier: Float

  /// Draws up the ledger of one unit.
  ///
  /// - Parameters:
  ///   - layer: The record of a layer whose cells have a memory.
  ///   - unit: The unit `0..<H`.
  ///   - position: One of the layer's positions, or its start.
  /// - Complexity: O(`position`), and at most O(``reach``).
  public init(of layer: LayerTrace, unit: Int, at position: Int) {
    precondition(layer.hasMemory, "only cells with a memory have a ledger")
    var entries: [Entry] = []
    let step = layer.step(at: position)
    let first = max(1, step - Self.reach + 1)
    entries.reserveCapacity(step - first + 1)
    var survival: Float = 1
    for step in stride(from: step, through: first, by: -1) {
      let k = layer.position(atStep: step)
      let update = CellUpdate(of: layer, unit: unit, at: k)
      entries.append(Entry(position: k, written: update.written, survival: survival))
      survival *= update.kept
    }
    self.position = position
    self.entries = entries.reversed()
    self.earlier = layer.memory(at: layer.position(atStep: first - 1), unit: unit) * survival
  }

  /// The sum of all that is left: C_t up to rounding.
  public var total: Float { entries.reduce(earlier) { $0 + $1.left } }

  /// The entry of which most is left, by absolute size.
  ///
  /// `nil` if there is none, or if more is left of what was there before them all.
  public var dominant: Entry? {
    let largest = entries.max { abs($0.left) < abs($1.left) }
    return largest.flatMap { abs($0.left) < abs(earlier) ? nil : $0 }
  }

  /// The entry of a word, if it has one.
  public func entry(at position: Int) -> Entry? {
    guard let first = entries.first?.position else { return nil }
    let index = abs(position - first)
    guard (position - first).signum() * (self.position - first).signum() >= 0 else { return nil }
    return entries.indices.contains(index) ? entries[index] : nil
  }
}
