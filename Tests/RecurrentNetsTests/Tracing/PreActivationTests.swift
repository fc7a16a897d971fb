import RecurrentNets
import Testing

/// If one of these fails, the equations under the diagram explain other numbers than the network's.
@Suite struct PreActivationTests {
  @Test("σ and tanh of the three parts are what the trace says", arguments: CellKind.allCases)
  func agreesWithTrace(cell: CellKind) throws {
    let network = randomNetwork(cell, layers: 2, hidden: 7, seed: 3)
    let trace = TraceRecorder(network).trace(of: randomTokens(12, seed: 4))
    for layer in 0..<2 {
      for position in 1...12 {
        for unit in 0..<7 {
          for quantity in cell.quantities {
            let parts = network.preActivation(
              of: quantity, unit: unit, layer: layer, at: position, in: trace)
            if cell != .rnn && (quantity == .cell || quantity == .hidden) {
              #expect(parts == nil)
              continue
            }
            let found = try #require(parts)
            #expect(
              abs(found.activation - trace.layers[layer][quantity, position, unit]) <= 2e-6,
              "\(quantity) of unit \(unit) in layer \(layer) at \(position)")
          }
        }
      }
    }
  }

  @Test("Each part is its own matrix product, in float64")
  func bruteForce() throws {
    let network = randomNetwork(.lstm, layers: 2, hidden: 6, seed: 9)
    let tokens = randomTokens(8, seed: 10)
    let trace = TraceRecorder(network).trace(of: tokens)
    let blocks: [(Quantity, Int)] = [(.input, 0), (.forget, 1), (.candidate, 2), (.output, 3)]
    for (layer, weights) in network.layers.enumerated() {
      for (quantity, block) in blocks {
        for unit in 0..<6 {
          let parts = try #require(
            network.preActivation(of: quantity, unit: unit, layer: layer, at: 5, in: trace))
          let row = block * 6 + unit
          var fromWord = 0.0
          for column in 0..<weights.inputSize {
            let x =
              layer == 0
              ? network.embedding[tokens[4], column] : trace.layers[0][.hidden, 5, column]
            fromWord += Double(weights.inputWeight[row, column]) * Double(x)
          }
          var fromHidden = 0.0
          for column in 0..<6 {
            fromHidden +=
              Double(weights.recurrentWeight[row, column])
              * Double(trace.layers[layer][.hidden, 4, column])
          }
          #expect(abs(Double(parts.input) - fromWord) <= 1e-5)
          #expect(abs(Double(parts.recurrent) - fromHidden) <= 1e-5)
          #expect(parts.bias == weights.bias[row])
        }
      }
    }
  }

  @Test("Where a gate is held at a value, its own is still told")
  func intervention() throws {
    let network = randomNetwork(.lstm, layers: 1, hidden: 4, seed: 1)
    let tokens = randomTokens(5, seed: 2)
    let held = Intervention(quantity: .forget, unit: 2, positions: 3...3, value: 0)
    let trace = TraceRecorder(network).trace(of: tokens, interventions: [held])
    let free = TraceRecorder(network).trace(of: tokens)
    let parts = try #require(
      network.preActivation(of: .forget, unit: 2, layer: 0, at: 3, in: trace))
    #expect(abs(parts.activation - free.top[.forget, 3, 2]) <= 2e-6)
    #expect(trace.top[.forget, 3, 2] == 0)
  }

  @Test("o · tanh(C) is h")
  func squashed() {
    let trace = TraceRecorder(randomNetwork(.lstm, layers: 1, hidden: 9, scale: 3, seed: 5))
      .trace(of: randomTokens(20, seed: 6)).top
    for position in 0...20 {
      for unit in 0..<9 {
        let h = trace[.output, position, unit] * trace.squashedCell(at: position, unit: unit)
        #expect(abs(h - trace[.hidden, position, unit]) <= 1e-6)
      }
    }
  }
}
