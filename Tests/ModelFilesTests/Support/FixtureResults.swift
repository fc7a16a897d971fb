import RecurrentNets

/// What a network computed, by the names that fixtures use.
struct FixtureResults {
  private let network: Network
  private let trace: Trace

  init(_ network: Network, trace: Trace) {
    self.network = network
    self.trace = trace
  }

  /// The values of an array, row-major; `nil` if there is none of that name.
  ///
  /// - Parameters:
  ///   - name: “l0.f”, “l1_reverse.h”, “output” or “logits”.
  ///   - rank: 1 if one output for the whole text is expected.
  /// - Returns: The values in the order of the words; outputs in the file's own order.
  func array(_ name: String, rank: Int) -> [Float]? {
    switch name {
    case "output": outputs(rank: rank) { trace.output(at: $0) }
    case "logits": outputs(rank: rank) { trace.logits(at: $0) }
    default: gates(name)
    }
  }

  private func outputs(rank: Int, _ value: (Int) -> [Float]) -> [Float] {
    // A model without a head returns its states.
    let value = network.output.count > 0 ? value : trace.readout(at:)
    guard rank == 2 else { return value(finalPosition) }
    let positions = Array(trace.positions)
    return (network.outputIsReversed ? positions.reversed() : positions).flatMap(value)
  }

  /// Where the one output for the whole text is.
  private var finalPosition: Int {
    let last = trace.positions.upperBound - 1
    return trace.readout == .lastStep && !trace.predictsOnce ? trace.top.end : last
  }

  private func gates(_ name: String) -> [Float]? {
    let parts = name.split(separator: ".")
    guard parts.count == 2, parts[0].hasPrefix("l") else { return nil }
    let direction: Direction = parts[0].hasSuffix("_reverse") ? .backward : .forward
    let number = parts[0].dropFirst().prefix { $0.isNumber }
    guard let index = Int(number), network.levels.indices.contains(index) else { return nil }
    let layers = network.levels[index].layers
    guard let layer = layers.first(where: { network.layers[$0].direction == direction }) else {
      return nil
    }
    let record = trace.layers[layer]
    let quantity = record.quantities.first { record.cell.letter(of: $0) == parts[1] }
    return quantity.map { record.matrix(of: $0).elements }
  }
}
