import RecurrentNets
import Testing

@testable import MemoryAnalysis

/// If one of these fails, a long text takes more memory or time than it may, or has no window.
@Suite struct WindowPlanTests {
  @Test(
    "Plans keep to what a machine has",
    arguments: [[24], [200], [650, 650], [1500, 1500], [4096, 4096], [1]])
  func sizes(hidden: [Int]) {
    let network = Network(
      zeros: NetworkShape(
        cell: .lstm, vocabularySize: 3, embeddingSize: min(8, hidden[0]), hiddenSizes: hidden))
    let plan = WindowPlan(for: network)
    #expect(plan.windowLength % plan.chunkLength == 0 && plan.windowLength >= 4 * plan.chunkLength)
    #expect(plan.windowLength * network.stepSize <= 64 << 20 || plan.chunkLength == 64)
    #expect(plan.checkpointLimit * network.stateSize <= 96 << 20 || plan.checkpointLimit == 64)
    #expect(plan.wholeLength <= 20_000)
  }

  @Test("Every position of every text has a window, and one that does not move for ever")
  func windows() {
    let plan = WindowPlan(chunkLength: 4, windowLength: 16, wholeLength: 0, checkpointLimit: 9)
    for count in 1...70 {
      for position in 1...count {
        let window = plan.window(around: position, of: count)
        #expect(window.contains(position) && window.lowerBound >= 1)
        #expect(window.upperBound <= count + 1)
        #expect(window.count >= min(count, 13) && window.count <= 16)
        #expect(window.lowerBound % 4 == 1)
        #expect(!plan.isNearEnd(of: window, position, of: count))
        let chunks = plan.chunks(holding: position - 9...position, of: count)
        #expect(chunks.contains(position) && chunks.contains(max(1, position - 9)))
      }
    }
  }
}
