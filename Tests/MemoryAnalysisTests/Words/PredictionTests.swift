import MemoryAnalysis
import Testing

/// If this fails, the likeliest word on the screen is not the network's.
@Suite struct PredictionTests {
  @Test("Predictions are the probabilities, the likeliest first")
  func sorted() {
    let trace = randomTrace()
    let all = trace.predictions(at: 7, count: 100)
    let probabilities = trace.probabilities(at: 7)
    #expect(all.count == probabilities.count)
    #expect(abs(all.reduce(0) { $0 + $1.probability } - 1) < 1e-5)
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.probability >= $1.probability })
    #expect(all.allSatisfy { probabilities[$0.word] == $0.probability })
    #expect(trace.predictions(at: 0, count: 3).count == 3)
    #expect(trace.predictions(at: 0, count: 0).isEmpty)
  }
}
