/// Runs a network over texts and records everything it computes.
///
/// What the lowest layer makes of a word's embedding, W·x + b, depends on the
/// word alone; it is computed once for each entry of the vocabulary when the
/// recorder is made.
public struct TraceRecorder: Sendable {
  /// The network that reads.
  public let network: Network

  /// W·x + b of the lowest layer for each word, `(V, blocks · H)`.
  private let tokenProjection: Matrix

  /// Creates a recorder, in time proportional to `V · E · H`.
  public init(_ network: Network) {
    self.network = network
    self.tokenProjection = network.layers[0].projection(of: network.embedding)
  }

  /// Reads the tokens from C = h = 0 and returns everything that was computed.
  ///
  /// - Parameters:
  ///   - tokens: Rows of the embedding, each in `0..<V`; there may be none.
  ///   - interventions: Values to be put in the place of computed ones.
  /// - Returns: The record of every layer at every position.
  /// - Complexity: O(`T` · `H`²) for each layer.
  public func trace(of tokens: [Int], interventions: [Intervention] = []) -> Trace {
    trace(of: tokens, interventions: interventions) { (_, _) throws(Never) in }
  }

  /// Reads the tokens and tells how far it is, so that reading a long text can be given up.
  ///
  /// - Parameters:
  ///   - tokens: Rows of the embedding, each in `0..<V`; there may be none.
  ///   - interventions: Values to be put in the place of computed ones.
  ///   - report: Called before every step with how many are done, and of how many.
  /// - Returns: The record of every layer at every position.
  /// - Throws: What `report` throws; the reading ends there.
  public func trace<Stop: Error>(
    of tokens: [Int], interventions: [Intervention],
    report: (_ done: Int, _ total: Int) throws(Stop) -> Void
  ) throws(Stop) -> Trace {
    precondition(
      tokens.allSatisfy { tokenProjection.rows > $0 && $0 >= 0 }, "tokens are rows of the embedding"
    )
    var layers: [LayerTrace] = []
    for (index, layer) in network.layers.enumerated() {
      let projections =
        index == 0
        ? gatherRows(tokens, of: tokenProjection)
        : layer.projection(of: layers[index - 1].matrix(of: .hidden))
      let done = index * tokens.count
      layers.append(
        try layer.trace(
          over: projections, interventions: interventions.filter { $0.layer == index }
        ) { (step) throws(Stop) in
          try report(done + step, network.layers.count * tokens.count)
        })
    }
    return Trace(tokens: tokens, layers: layers, output: network.output)
  }

  private func gatherRows(_ rows: [Int], of matrix: Matrix) -> Matrix {
    var elements: [Float] = []
    elements.reserveCapacity(rows.count * matrix.columns)
    for row in rows { elements.append(contentsOf: matrix.row(row)) }
    return Matrix(rows: rows.count, columns: matrix.columns, elements: elements)
  }
}
