/// Runs a network over texts and records everything it computes.
///
/// What the lowest layers make of a word's embedding, W·x + b, depends on the
/// word alone. For small vocabularies it is computed once for each entry when the
/// recorder is made, for large ones for the words of a text when that is read.
public struct TraceRecorder: Sendable {
  /// The network that reads.
  public let network: Network

  /// W·x + b of each layer of the lowest level for each word `(V, blocks · H)`, if that is small.
  private let tokenProjections: [Matrix]?

  /// The largest number of values that is kept for all words.
  private static let projectionLimit = 1 << 20

  /// Creates a recorder, in time proportional to `V · E · H` for small vocabularies.
  public init(_ network: Network) {
    self.network = network
    let lowest = network.layers[network.levels[0].layers]
    let values = lowest.reduce(0) { $0 + $1.bias.count } * network.embedding.rows
    tokenProjections =
      !network.readsVectors && values <= Self.projectionLimit
      ? Self.projections(of: network.embedding, in: network) : nil
  }

  /// Reads the tokens and returns everything that was computed.
  ///
  /// - Parameters:
  ///   - tokens: Rows of the embedding, each in `0..<V`; there may be none.
  ///   - interventions: Values to be put in the place of computed ones.
  /// - Returns: The record of every layer at every position.
  /// - Complexity: O(`T` · `H`²) for each layer.
  public func trace(of tokens: [Int], interventions: [Intervention] = []) -> Trace {
    trace(of: .tokens(tokens), interventions: interventions)
  }

  /// Reads words or vectors and returns everything that was computed.
  ///
  /// - Parameters:
  ///   - input: Words as rows of the embedding, or vectors of the size the network reads.
  ///   - interventions: Values to be put in the place of computed ones.
  ///   - state: What to read from; `nil` for the state the network starts from.
  ///   - position: The position of the first word.
  /// - Returns: The record of every layer at every position.
  public func trace(
    of input: NetworkInput, interventions: [Intervention] = [],
    from state: NetworkState? = nil, at position: Int = 1
  ) -> Trace {
    trace(of: input, interventions: interventions, from: state, at: position) {
      (_, _) throws(Never) in
    }
  }

  /// Reads and tells how far it is, so that reading a long text can be given up.
  ///
  /// - Parameters:
  ///   - input: Words as rows of the embedding, or vectors of the size the network reads.
  ///   - interventions: Values to be put in the place of computed ones.
  ///   - state: What to read from; `nil` for the state the network starts from.
  ///   - position: The position of the first word.
  ///   - report: Called before every step with how many are done, and of how many.
  /// - Returns: The record of every layer at every position.
  /// - Throws: What `report` throws; the reading ends there.
  public func trace<Stop: Error>(
    of input: NetworkInput, interventions: [Intervention],
    from state: NetworkState? = nil, at position: Int = 1,
    report: (_ done: Int, _ total: Int) throws(Stop) -> Void
  ) throws(Stop) -> Trace {
    let state = state ?? NetworkState(startOf: network)
    let skipped = network.mask?.isSkipped(in: input)
    var layers: [LayerTrace] = []
    for level in network.levels {
      let (projections, rows) =
        layers.isEmpty
        ? projections(of: input)
        : (level.projections(of: Self.outputs(of: layers, in: network), network.layers), nil)
      for (index, projection) in zip(level.layers, projections) {
        let done = index * input.count
        let reading = LayerReading(
          layer: network.layers[index], projections: projection, rows: rows,
          positions: position..<position + input.count,
          initialHidden: state.hidden[index], initialCell: state.cell[index],
          isSkipped: skipped,
          interventions: interventions.filter { $0.layer == index })
        layers.append(
          try reading.trace { (step) throws(Stop) in
            try report(done + step, network.layers.count * input.count)
          })
      }
    }
    return Trace(
      input: input, firstPosition: position, initialState: state, layers: layers,
      levels: network.levels, output: network.output, readout: network.readout,
      outputIsReversed: network.outputIsReversed,
      givesZeros: network.levels.last?.givesZerosWhereSkipped == true ? skipped : nil)
  }

  /// Reads what a trace is of once more, from the same state, with interventions.
  ///
  /// - Parameters:
  ///   - trace: The text as read before.
  ///   - last: The last position that is wanted, to save time; `nil` for all of the text. It has
  ///     no meaning for networks that read backward.
  ///   - interventions: Values to be put in the place of computed ones.
  /// - Returns: The record of every layer at the positions up to the last.
  public func trace(
    again trace: Trace, through last: Int? = nil, interventions: [Intervention]
  ) -> Trace {
    let count = last.map { $0 - trace.firstPosition + 1 } ?? trace.tokenCount
    return self.trace(
      of: trace.input.prefix(count), interventions: interventions, from: trace.initialState,
      at: trace.firstPosition)
  }

  // MARK: - W·x + b

  /// W·x + b of each layer of the lowest level, and which row is each word's if not its own.
  private func projections(of input: NetworkInput) -> ([Matrix], rows: [Int]?) {
    switch input {
    case .vectors(let rows):
      precondition(network.readsVectors, "a network that reads words is given words")
      return (network.levels[0].projections(of: rows, network.layers), nil)
    case .tokens(let tokens):
      precondition(
        tokens.allSatisfy { network.embedding.rows > $0 && $0 >= 0 },
        "tokens are rows of the embedding")
      if let tokenProjections { return (tokenProjections, tokens) }
      // A long text repeats its words: each is looked up and multiplied once.
      var places: [Int: Int] = [:]
      var distinct: [Int] = []
      for token in tokens where places[token] == nil {
        places[token] = distinct.count
        distinct.append(token)
      }
      let embedded = network.embedding.gatheringRows(distinct)
      return (Self.projections(of: embedded, in: network), tokens.map { places[$0, default: 0] })
    }
  }

  private static func projections(of rows: Matrix, in network: Network) -> [Matrix] {
    network.levels[0].projections(of: rows, network.layers)
  }

  /// What the highest level that was read gives `(T, D · P)`.
  private static func outputs(of layers: [LayerTrace], in network: Network) -> Matrix {
    let level = network.levels[network.level(of: layers.count - 1)]
    if level.layers.count == 1 { return layers[layers.count - 1].matrix(of: .hidden) }
    let both = layers[level.layers]
    let count = both.first?.tokenCount ?? 0
    let elements = (both.first?.positions ?? 0..<0).flatMap { position in
      level.merged(both.map { $0.values(of: .hidden, at: position) })
    }
    return Matrix(
      rows: count, columns: level.mergedSize(of: network.layers), elements: elements)
  }
}

extension Level {
  /// W·x + b of each of the level's layers for each row x: `(N, I)` to `(N, blocks · H)`.
  fileprivate func projections(of rows: Matrix, _ layers: [RecurrentLayer]) -> [Matrix] {
    let inputs = dense.reduce(rows) { $1.output(of: $0) }
    return layers[self.layers].map {
      inputs.product(withTransposed: $0.inputWeight, adding: $0.bias)
    }
  }
}

extension Matrix {
  fileprivate func gatheringRows(_ rows: [Int]) -> Matrix {
    var gathered: [Float] = []
    gathered.reserveCapacity(rows.count * columns)
    for row in rows { gathered.append(contentsOf: self.row(row)) }
    return Matrix(rows: rows.count, columns: columns, elements: gathered)
  }
}
