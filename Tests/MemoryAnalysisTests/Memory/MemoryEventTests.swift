import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, marks stand where nothing was let go or written.
@Suite struct MemoryEventTests {
  @Test("A mark stands exactly where its definition holds")
  func definition() {
    let layer = randomTrace(tokens: 80, scale: 2).top
    let thresholds = MemoryThresholds(range: 1)
    var seen = (letsGo: 0, writes: 0, none: 0)
    for position in 1...80 {
      for unit in 0..<9 {
        let letsGo =
          layer[.forget, position, unit] < 0.3 && abs(layer[.cell, position - 1, unit]) >= 0.25
        let writes =
          abs(layer[.input, position, unit] * layer[.candidate, position, unit]) >= 0.3
        let event = MemoryEvent(in: layer, unit: unit, at: position, thresholds: thresholds)
        #expect(event?.letsGo ?? false == letsGo)
        #expect(event?.writes ?? false == writes)
        seen.letsGo += letsGo ? 1 : 0
        seen.writes += writes ? 1 : 0
        seen.none += event == nil ? 1 : 0
      }
    }
    #expect(seen.letsGo > 0 && seen.writes > 0 && seen.none > 0)
  }

  @Test("A plain RNN has no marks, and neither has position 0")
  func none() {
    let thresholds = MemoryThresholds(range: 1)
    #expect(MemoryEvent(in: randomTrace(.rnn).top, unit: 0, at: 3, thresholds: thresholds) == nil)
    #expect(MemoryEvent(in: randomTrace().top, unit: 0, at: 0, thresholds: thresholds) == nil)
  }
}
