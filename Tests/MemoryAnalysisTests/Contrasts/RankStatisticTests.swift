import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, a unit is said to tell two sets apart that does not.
@Suite struct RankStatisticTests {
  /// Every pair, ties at ½.
  private func bruteForce(_ first: [Float], _ second: [Float]) -> Double {
    var sum = 0.0
    for a in first {
      for b in second { sum += a > b ? 1 : (a == b ? 0.5 : 0) }
    }
    return sum / Double(first.count * second.count)
  }

  @Test("It is the share of pairs, with and without ties", arguments: 0..<20)
  func pairs(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    func sample() -> [Float] {
      (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        // Few values make many ties.
        seed % 2 == 0
          ? Float(Int.random(in: 0...4, using: &generator))
          : Float.random(in: -1...1, using: &generator)
      }
    }
    let (first, second) = (sample(), sample())
    let area = RankStatistic.area(first, over: second)
    #expect(abs(Double(area) - bruteForce(first, second)) < 1e-6)
    #expect(abs(area + RankStatistic.area(second, over: first) - 1) < 1e-6)
  }

  @Test("Its ends are 0 and 1, its middle and nothing ½")
  func ends() {
    #expect(RankStatistic.area([2, 3], over: [0, 1]) == 1)
    #expect(RankStatistic.area([0, 1], over: [2, 3]) == 0)
    #expect(RankStatistic.area([1, 1], over: [1]) == 0.5)
    #expect(RankStatistic.area([], over: [1]) == 0.5)
  }

  @Test("What rounding leaves of a saturated unit tells nothing")
  func rounding() {
    // Every value of the first sample is above every value of the second, by rounding alone.
    let area = RankStatistic.area([0.999_999_9, 1, 1], over: [0.999_999_7, 0.999_999_8])
    #expect(area == 0.5)
    #expect(RankStatistic.area([1e-4, 2e-4], over: [0, 0]) == 1)
  }
}
