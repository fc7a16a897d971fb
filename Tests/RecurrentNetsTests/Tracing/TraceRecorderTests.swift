import RecurrentNets
import Testing

/// If one of these fails, the numbers on the screen are not the network's own.
@Suite struct TraceRecorderTests {
  @Test(
    "Every quantity agrees with a float64 network written independently",
    arguments: CellKind.allCases, [1, 7, 32])
  func forwardParity(cell: CellKind, hidden: Int) {
    for layers in 1...3 {
      let network = randomNetwork(
        cell, layers: layers, hidden: hidden, scale: hidden == 32 ? 0.5 : 1,
        seed: UInt64(hidden * 10 + layers))
      let tokens = randomTokens(40, seed: 3)
      let trace = TraceRecorder(network).trace(of: tokens)
      let (steps, logits) = ReferenceNetwork(network).run(tokens)
      var largest = 0.0
      for layer in 0..<layers {
        for quantity in cell.quantities {
          for position in 1...tokens.count {
            for (unit, expected) in steps[layer][position - 1][quantity].enumerated() {
              let found = Double(trace.layers[layer][quantity, position, unit])
              largest = max(largest, abs(found - expected))
            }
          }
        }
      }
      for position in 1...tokens.count {
        for (found, expected) in zip(trace.logits(at: position), logits[position - 1]) {
          largest = max(largest, abs(Double(found) - expected) / max(1, abs(expected)))
        }
      }
      #expect(largest <= 1e-5, "\(cell) with \(layers) layers of \(hidden): \(largest)")
    }
  }

  @Test(
    "Every step of every layer is reported before it is done, and reading ends where that throws")
  func report() throws {
    let network = randomNetwork(.lstm, layers: 2, hidden: 3, seed: 1)
    let recorder = TraceRecorder(network)
    var reports: [Int] = []
    let trace = recorder.trace(of: .tokens([1, 2, 3]), interventions: []) {
      (done, total) throws(Never) in
      #expect(total == 6)
      reports.append(done)
    }
    #expect(reports == Array(0..<6) && trace == recorder.trace(of: [1, 2, 3]))
    #expect(throws: CancellationError.self) {
      try recorder.trace(of: .tokens([1, 2, 3]), interventions: []) {
        (done, _) throws(CancellationError) in
        reports.append(done)
        if done == 4 { throw CancellationError() }
      }
    }
    #expect(reports.suffix(5) == Array(0...4))
  }

  @Test("Position 0 exists for every text and holds C = h = 0")
  func positionZero() {
    let network = randomNetwork(.lstm, layers: 2, hidden: 5, seed: 1)
    for tokens in [[], [3], [3, 4, 5]] {
      let trace = TraceRecorder(network).trace(of: tokens)
      #expect(trace.tokenCount == tokens.count)
      for layer in trace.layers {
        #expect(layer.values(of: .cell, at: 0).allSatisfy { $0 == 0 })
        #expect(layer.values(of: .hidden, at: 0).allSatisfy { $0 == 0 })
        #expect(layer.matrix(of: .forget).rows == tokens.count)
      }
      // With h = 0 only the bias of the output layer speaks.
      #expect(trace.logits(at: 0) == network.output.bias)
    }
  }

  @Test("Saturated weights give gates of exactly 0 and 1 and finite states")
  func saturation() {
    let network = randomNetwork(.lstm, layers: 1, hidden: 7, scale: 1e4, seed: 2)
    let trace = TraceRecorder(network).trace(of: randomTokens(200, seed: 4))
    for position in 1...200 {
      for unit in 0..<7 {
        #expect((0...1).contains(trace.top[.forget, position, unit]))
        #expect((-1...1).contains(trace.top[.candidate, position, unit]))
        #expect((-1...1).contains(trace.top[.hidden, position, unit]))
        #expect(trace.top[.cell, position, unit].isFinite)
      }
    }
  }

  /// With one layer every product is taken word by word, so the bits agree;
  /// the input of a higher layer is one product over all words, whose sums may
  /// be taken in another order when there are more of them.
  @Test("Reading more words does not change what was computed before them", arguments: [1, 2])
  func prefixStability(layers: Int) {
    let recorder = TraceRecorder(randomNetwork(.lstm, layers: layers, hidden: 9, seed: 5))
    let tokens = randomTokens(30, seed: 6)
    let whole = recorder.trace(of: tokens)
    let part = recorder.trace(of: Array(tokens.prefix(17)))
    let tolerance: Float = layers == 1 ? 0 : 1e-6
    for position in 0...17 {
      for unit in 0..<9 {
        let difference = whole.top[.cell, position, unit] - part.top[.cell, position, unit]
        #expect(abs(difference) <= tolerance)
      }
    }
  }

  @Test("A clamped forget gate keeps the cell by the network's own equation")
  func clampedForgetGate() {
    let recorder = TraceRecorder(randomNetwork(.lstm, layers: 1, hidden: 6, seed: 8))
    let tokens = randomTokens(12, seed: 9)
    let trace = recorder.trace(
      of: tokens,
      interventions: [Intervention(quantity: .forget, unit: 2, positions: 5...5, value: 1)])
    let plain = recorder.trace(of: tokens)
    #expect(trace.top[.forget, 5, 2] == 1)
    let written = trace.top[.input, 5, 2] * trace.top[.candidate, 5, 2]
    #expect(trace.top[.cell, 5, 2] == trace.top[.cell, 4, 2] + written)
    #expect(trace.top[.forget, 5, 1] == plain.top[.forget, 5, 1])
    #expect(trace.top.values(of: .hidden, at: 4) == plain.top.values(of: .hidden, at: 4))
    #expect(trace.logits(at: 12) != plain.logits(at: 12))
  }
}
