import MemoryAnalysis
import Testing

/// If one of these fails, a middling unit passes for an outstanding one.
@Suite struct EffectSpreadTests {
  private func spread(_ changes: [Float]) -> EffectSpread {
    EffectSpread(
      changes.map {
        Effect(on: WordPair(first: 0, second: 1), before: [0, 0], after: [$0, 0])
      })
  }

  @Test("Units stand by the size of their effect, whatever its sign; equal ones by number")
  func order() {
    #expect(spread([0.1, -3, 2, 0.1]).units == [1, 2, 0, 3])
    #expect(spread([0.1, -3, 2, 0.1]).rank(of: 2) == 1)
  }

  @Test("Median and quartiles are those of the absolute changes")
  func quantiles() {
    let five = spread([1, -2, 3, -4, 5])
    #expect(five.median == 3 && five.quartiles == 2...4)
    let four = spread([1, 2, 3, 4])
    #expect(four.median == 2.5 && four.quartiles == 1.75...3.25)
    #expect(spread([-7]).quartiles == 7...7)
  }

  @Test("Effects that are no numbers stand last and do not count")
  func notNumbers() {
    let some = spread([.nan, 2, .nan, -4])
    #expect(some.units == [3, 1, 0, 2] && some.median == 3 && some.quartiles == 2.5...3.5)
    #expect(spread([.nan, .nan]).units == [0, 1] && spread([.nan]).quartiles == 0...0)
    #expect(spread([.infinity, 1]).units == [0, 1] && spread([.infinity, 1]).median == 1)
    #expect(spread([]).units.isEmpty)
  }
}
