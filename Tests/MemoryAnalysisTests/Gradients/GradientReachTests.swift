import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, the bars under the words say something else than what reaches back.
@Suite struct GradientReachTests {
  @Test(
    "The state that is read counts 1, what comes after it nothing", arguments: CellKind.allCases)
  func relative(cell: CellKind) throws {
    let network = randomNetwork(cell, hidden: 6, layers: 2, seed: 5)
    let trace = TraceRecorder(network).trace(of: [3, 1, 4, 1, 5, 9])
    let gradient = GradientRecorder(network).gradient(of: .difference(2, 7), at: 5, in: trace)
    for layer in 0..<2 {
      let reach = GradientReach(of: gradient, layer: layer, in: trace, by: network)
      #expect(reach.reference == 5 && reach.rows.map(\.position) == Array(1...5))
      let last = try #require(reach.row(at: 5))
      #expect(last.relativeHidden == 1 && last.relativeCell == (cell == .lstm ? 1 : nil))
      #expect(reach.row(at: 6) == nil)
      let first = try #require(reach.row(at: 1))
      let values = gradient.layers[layer].values(of: .hidden, at: 1)
      let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs(first.hidden - norm) <= 1e-12)
      #expect(abs(first.relativeHidden * reach.referenceHidden - norm) <= 1e-12)
    }
  }

  @Test("Gradient × input is the slope along the word's own vector")
  func gradientTimesInput() throws {
    let network = randomNetwork(.gru, hidden: 6, seed: 5)
    let trace = TraceRecorder(network).trace(of: [3, 1, 4, 8])
    let pair = WordPair(first: 2, second: 7)
    let recorder = GradientRecorder(network)
    let gradient = recorder.gradient(of: pair.scalar(of: network.output), at: 4, in: trace)
    let row = try #require(
      GradientReach(of: gradient, layer: 0, in: trace, by: network).row(at: 2))
    // Only word 1 is token 1, so its embedding can be made longer and shorter.
    func logOdds(_ factor: Float) -> Double {
      var scaled = network
      for column in 0..<scaled.embedding.columns { scaled.embedding[1, column] *= factor }
      return Double(TraceRecorder(scaled).trace(of: [3, 1, 4, 8]).logOdds(of: pair, at: 4))
    }
    #expect(abs((logOdds(1.01) - logOdds(0.99)) / 0.02 - row.input) <= 1e-3)
  }

  @Test("The direct path is the product of the gates that keep")
  func directPath() throws {
    for cell in [CellKind.lstm, .gru] {
      let trace = randomTrace(cell, hidden: 4, tokens: 9)
      let record = trace.layers[0]
      let path = try #require(DirectPath(of: 2, to: 7, in: record, over: 1..<10))
      #expect(path[7] == 1 && path[8] == 0)
      var product = 1.0
      for position in stride(from: 6, through: 1, by: -1) {
        product *= Double(record[cell == .lstm ? .forget : .update, position + 1, 2])
        #expect(abs(path[position] - product) <= 1e-12)
      }
    }
    #expect(DirectPath(of: 0, to: 3, in: randomTrace(.rnn).layers[0], over: 1..<4) == nil)
  }
}
