import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, the viewer opens on a unit that has nothing to tell.
@Suite struct UnitOrderTests {
  @Test("Units stand by what they wrote times how long they kept it")
  func byWriteAndStay() {
    let layer = randomTrace(tokens: 25, seed: 2).top
    func weight(_ unit: Int) -> Float {
      var sum: Float = 0
      for k in 1...25 {
        var survival: Float = 1
        for t in stride(from: k + 1, through: 25, by: 1) {
          survival *= layer[.forget, t, unit]
          sum += abs(layer[.input, k, unit] * layer[.candidate, k, unit]) * survival
        }
      }
      return sum
    }
    let order = UnitOrder(of: layer)
    #expect(order.units.sorted() == Array(0..<9))
    for (first, second) in zip(order.units, order.units.dropFirst()) {
      #expect(weight(first) >= weight(second) - 1e-4)
    }
    #expect(order.rank(of: order.units[3]) == 3)
  }

  @Test("The largest letting-go is found by looking at every step")
  func largestLetGo() throws {
    let layer = randomTrace(tokens: 25, seed: 6).top
    var best: (size: Float, unit: Int, position: Int) = (0, 0, 0)
    for unit in 0..<9 {
      for t in 1...25 {
        let before = layer[.cell, t - 1, unit]
        guard before != 0 else { continue }
        let aged = Ledger(of: layer, unit: unit, at: t - 1).entries
          .reduce(0) { $0 + $1.left * Float(t - 1 - $1.position) }
        let seen = abs(layer[.cell, t, unit] - before) / abs(before)
        let size = abs(aged) * min(1 - layer[.forget, t, unit], seen)
        if size > best.size { best = (size, unit, t) }
      }
    }
    let found = try #require(UnitOrder(of: layer).largestLetGo)
    #expect(found.unit == best.unit)
    #expect(found.position == best.position)
  }

  @Test("An empty text and a plain RNN have an order, and nothing let go")
  func withoutCells() {
    #expect(UnitOrder(of: randomTrace(tokens: 0).top).units.count == 9)
    #expect(UnitOrder(of: randomTrace(tokens: 0).top).largestLetGo == nil)
    let order = UnitOrder(of: randomTrace(.rnn, tokens: 8).top)
    #expect(order.units.sorted() == Array(0..<9))
    #expect(order.largestLetGo == nil)
  }
}
