import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, a unit is said to speak for a word that it speaks against.
@Suite struct WordPairTests {
  @Test("Shares and bias add up to the difference of the logits", arguments: [Float(0.5), 1, 2])
  func addUp(scale: Float) {
    for layers in 1...2 {
      let trace = randomTrace(layers: layers, tokens: 20, scale: scale, seed: UInt64(layers))
      for position in 0...20 {
        let logits = trace.logits(at: position)
        for pair in [WordPair(first: 3, second: 7), WordPair(first: 0, second: 11)] {
          let shares = trace.shares(in: pair, at: position)
          #expect(shares.units.count == trace.top.hiddenSize)
          let expected = logits[pair.first] - logits[pair.second]
          #expect(abs(shares.logOdds - expected) <= 1e-5)
          #expect(abs(trace.logOdds(of: pair, at: position) - expected) <= 1e-5)
        }
      }
    }
  }

  @Test("The log-odds are those of the probabilities")
  func probabilities() {
    let trace = randomTrace(tokens: 10)
    let probabilities = trace.probabilities(at: 7)
    let odds = probabilities[2] / probabilities[5]
    let expected = WordPair(first: 2, second: 5)
    // e^x by its series, so that the test shares nothing with the code.
    var (power, term) = (Float(1), Float(1))
    for n in 1..<40 {
      term *= trace.logOdds(of: expected, at: 7) / Float(n)
      power += term
    }
    #expect(abs(power / odds - 1) <= 1e-4)
  }

  @Test("A unit's share is gone when its hidden state is 0")
  func silenced() {
    let trace = randomTrace(tokens: 10)
    let pair = WordPair(first: 1, second: 4)
    let before = trace.shares(in: pair, at: 10)
    var hidden = Array(trace.top.values(of: .hidden, at: 10))
    hidden[3] = 0
    let logits = trace.output.logits(of: hidden[...])
    #expect(abs(logits[1] - logits[4] - (before.logOdds - before.units[3])) <= 1e-5)
  }

  @Test("Without a choice the pair is the two likeliest words")
  func likeliest() {
    let trace = randomTrace(tokens: 10)
    let pair = trace.likeliestPair(at: 4)
    let sorted = trace.probabilities(at: 4).enumerated().sorted { $0.element > $1.element }
    #expect(pair == WordPair(first: sorted[0].offset, second: sorted[1].offset))
  }
}
