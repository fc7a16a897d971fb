import Testing

@testable import RecurrentNets

/// If one of these fails, what a network is made to say is not what it predicts.
@Suite struct TokenSamplerTests {
  private static let logits: [Float] = [0, 2, 1, -1]
  /// e^logit divided by the sum.
  private static let probabilities = [0.0871, 0.6439, 0.2369, 0.0321]

  private static func counts(
    _ count: Int = 20_000, leavingOut: Set<Int> = [],
    _ change: (inout SamplingOptions) -> Void = { _ in }
  ) -> [Double] {
    var options = SamplingOptions()
    change(&options)
    var sampler = TokenSampler(options)
    var counts = [Double](repeating: 0, count: logits.count)
    for _ in 0..<count {
      if let token = sampler.draw(from: logits, leavingOut: leavingOut) {
        counts[token] += 1
      }
    }
    return counts.map { $0 / Double(count) }
  }

  @Test("Tokens are drawn as often as they are likely")
  func probabilities() {
    for (share, probability) in zip(Self.counts(), Self.probabilities) {
      #expect(abs(share - probability) < 0.015)
    }
  }

  @Test("A low temperature sharpens, a high one flattens, 0 takes the likeliest")
  func temperature() {
    // At temperature ½ the odds of two tokens are squared.
    let sharp = Self.counts { $0.temperature = 0.5 }
    #expect(abs(sharp[2] / sharp[1] - 0.1353) < 0.02)
    let flat = Self.counts { $0.temperature = 100 }
    #expect(flat.allSatisfy { abs($0 - 0.25) < 0.02 })
    #expect(Self.counts(100) { $0.temperature = 0 } == [0, 1, 0, 0])
  }

  @Test("top-k leaves that many, and they keep their odds")
  func topK() {
    let shares = Self.counts { $0.topK = 2 }
    #expect(shares[0] == 0 && shares[3] == 0)
    #expect(abs(shares[2] / shares[1] - 0.3679) < 0.03)
    #expect(Self.counts { $0.topK = 100 } == Self.counts())
  }

  @Test(
    "top-p leaves the fewest of the likeliest that reach it",
    arguments: [(Float(0.5), 1), (0.643, 1), (0.66, 2), (0.9, 3), (0.999, 4), (1, 4)])
  func topP(share: Float, tokens: Int) {
    #expect(Self.counts { $0.topP = share }.count { $0 > 0 } == tokens)
  }

  @Test("Equal seeds draw equal tokens, others do not")
  func seeds() {
    func tokens(_ seed: UInt64) -> [Int?] {
      var options = SamplingOptions()
      options.seed = seed
      var sampler = TokenSampler(options)
      return (0..<50).map { _ in sampler.draw(from: Self.logits) }
    }
    #expect(tokens(3) == tokens(3))
    #expect(tokens(3) != tokens(4))
  }

  @Test("What is left out, impossible or no number is never drawn")
  func leftOut() {
    #expect(Self.counts(leavingOut: [1])[1] == 0)
    var sampler = TokenSampler()
    #expect(sampler.draw(from: [-.infinity, 0, -.infinity]) == 1)
    #expect(sampler.draw(from: [0, .infinity, 3]) == 1)
    #expect(sampler.draw(from: [0, .nan]) == nil)
    #expect(sampler.draw(from: []) == nil)
    #expect(sampler.draw(from: [1, 2], leavingOut: [0, 1]) == nil)
    #expect(sampler.draw(from: [-.infinity, -.infinity]) == nil)
  }
}
