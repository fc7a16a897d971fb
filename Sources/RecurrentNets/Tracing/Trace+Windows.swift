extension Trace {
  /// Creates the record of a stretch of a text that is about to be filled in; all values are 0.
  ///
  /// - Parameters:
  ///   - positions: The positions of the words.
  ///   - state: What the stretch is read from.
  ///   - input: What is read there: one word or vector for each position.
  ///   - network: What reads; all its layers must read forward.
  public init(
    blank positions: Range<Int>, from state: NetworkState, reading input: NetworkInput,
    by network: Network
  ) {
    precondition(!network.readsBackward, "what reads backward needs the whole text")
    precondition(input.count == positions.count, "there is something to read at each position")
    self.init(
      input: input, firstPosition: positions.lowerBound, initialState: state,
      layers: network.layers.enumerated().map { index, layer in
        var record = LayerTrace(
          cell: layer.cell, hiddenSize: layer.hiddenSize, outputSize: layer.outputSize,
          positions: positions)
        record.setState(
          hidden: state.hidden[index], cell: state.cell[index], at: positions.lowerBound - 1)
        return record
      },
      levels: network.levels, output: network.output, readout: network.readout,
      outputIsReversed: network.outputIsReversed)
  }

  /// Takes over what another record of the same text and network has at some positions.
  ///
  /// - Parameters:
  ///   - positions: Positions that both records have.
  ///   - other: The other record, of a network whose layers read forward.
  public mutating func take(_ positions: Range<Int>, from other: Trace) {
    for index in layers.indices { layers[index].take(positions, from: other.layers[index]) }
  }
}

extension LayerTrace {
  /// Writes the state before the first step.
  fileprivate mutating func setState(hidden: [Float], cell: [Float], at position: Int) {
    for (quantity, values) in [(Quantity.hidden, hidden), (.cell, cell)] where !values.isEmpty {
      let first = start(of: quantity) + (position - base) * width(of: quantity)
      storage.replaceSubrange(first..<first + values.count, with: values)
    }
  }

  /// Copies all quantities at some positions.
  fileprivate mutating func take(_ positions: Range<Int>, from other: LayerTrace) {
    for quantity in quantities {
      let width = width(of: quantity)
      let target = start(of: quantity) + (positions.lowerBound - base) * width
      let source = other.start(of: quantity) + (positions.lowerBound - other.base) * width
      let count = positions.count * width
      storage.withUnsafeMutableBufferPointer { storage in
        other.storage.withUnsafeBufferPointer { values in
          _ = storage[target..<target + count].update(
            fromContentsOf: values[source..<source + count])
        }
      }
    }
  }
}

extension Network {
  /// How many multiplications a step takes, but for what it predicts.
  public var stepCost: Int {
    layers.reduce(0) { $0 + $1.inputWeight.elements.count + $1.recurrentWeight.elements.count }
  }

  /// How many bytes a trace takes for each word.
  public var stepSize: Int {
    layers.reduce(0) { sum, layer in
      let isProjected = layer.outputSize != layer.hiddenSize
      let planes = layer.cell.quantities.count - 1 + (isProjected ? 1 : 0)
      return sum + (planes * layer.hiddenSize + layer.outputSize)
    } * MemoryLayout<Float>.size
  }

  /// How many bytes a ``NetworkState`` takes.
  public var stateSize: Int {
    layers.reduce(0) { $0 + $1.outputSize + ($1.cell == .lstm ? $1.hiddenSize : 0) }
      * MemoryLayout<Float>.size
  }
}

extension NetworkInput {
  /// The steps in a range of places, counted from 0.
  public func stretch(_ places: Range<Int>) -> NetworkInput {
    switch self {
    case .tokens(let tokens): return .tokens(Array(tokens[places]))
    case .vectors(let rows):
      return .vectors(
        Matrix(
          rows: places.count, columns: rows.columns,
          elements: Array(
            rows.elements[places.lowerBound * rows.columns..<places.upperBound * rows.columns])))
    }
  }
}
