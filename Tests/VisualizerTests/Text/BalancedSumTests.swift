import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, a class adds up the printed numbers and gets another sum.
@Suite struct BalancedSumTests {
  @Test("Printed terms add up to the printed sum, and none is off by a hundredth")
  func addsUp() {
    var generator = SeededGenerator(seed: 5)
    for count in [0, 1, 2, 3, 8] {
      for _ in 0..<500 {
        let exact = (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
        let sum = BalancedSum(exact)
        #expect(sum.terms.reduce(0, +) == sum.total)
        let total = exact.reduce(0) { $0 + Double($1) }
        #expect(abs(Double(sum.total) - total * 100) <= 0.5 + 1e-9)
        for (term, value) in zip(sum.terms, exact) {
          #expect(abs(Double(term) - Double(value) * 100) < 1)
        }
      }
    }
  }

  @Test("Values that are no numbers do not stop the screen")
  func notNumbers() {
    let sum = BalancedSum([.nan, 1])
    #expect(sum.terms.map(NumberText.hundredths) == ["nan", "+1.00"])
    #expect(NumberText.hundredths(sum.total) == "nan" && NumberText.hundredths(-sum.total) == "nan")
    #expect(BalancedSum([.infinity, 0.5]).terms.count == 2)
    #expect(BalancedSum([1e30, 1]).terms.count == 2)
  }
}
