import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, the caption tells a story that did not happen.
@Suite struct MemoryStepTests {
  @Test("Kept and written add up to the cell state")
  func addsUp() {
    let layer = randomTrace(tokens: 30).top
    for position in 1...30 {
      for unit in 0..<9 {
        let step = MemoryStep(of: layer, unit: unit, at: position)
        #expect(abs(step.kept + step.written - step.memory) <= 1e-6)
        #expect(step.wordsHeld >= 0)
      }
    }
  }

  @Test("The first step has no source, the second can only have the first")
  func source() {
    let layer = randomTrace(tokens: 5).top
    #expect(MemoryStep(of: layer, unit: 0, at: 1).source == nil)
    #expect(MemoryStep(of: layer, unit: 0, at: 2).source?.position == 1)
    #expect(MemoryStep(of: layer, unit: 0, at: 2).wordsHeld == 0)
  }
}
