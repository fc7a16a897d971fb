import RecurrentNets
import Testing

/// If one of these fails, a probability on the screen is none.
@Suite struct SoftmaxTests {
  @Test("Probabilities add up to 1 and keep the order of the logits")
  func distribution() {
    for logits in [[0, 0, 0, 0], [1, 2, 3], [-1000, 0, 1000], [88, 88.5, -88]] as [[Float]] {
      let probabilities = Softmax.probabilities(of: logits)
      #expect(abs(probabilities.reduce(0, +) - 1) < 1e-6)
      for (first, second) in zip(logits.indices, logits.indices.dropFirst()) {
        #expect(
          (logits[first] <= logits[second]) == (probabilities[first] <= probabilities[second]))
      }
    }
    #expect(Softmax.probabilities(of: [0, 0]) == [0.5, 0.5])
    #expect(Softmax.probabilities(of: []).isEmpty)
  }
}
