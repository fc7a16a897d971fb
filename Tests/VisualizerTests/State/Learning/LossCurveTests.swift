import Testing

@testable import Visualizer

/// If one of these fails, the curve beside a training shows losses that it never had.
@Suite struct LossCurveTests {
  @Test("While there is room every update has a bin of its own")
  func short() {
    var curve = LossCurve()
    for update in 0..<LossCurve.capacity { curve.append(Double(update)) }
    #expect(curve.binWidth == 1 && curve.end == LossCurve.capacity)
    #expect(curve.mean(of: 7..<8) == 7)
    #expect(curve.mean(of: 0..<4) == 1.5)
  }

  @Test(
    "However long it grows: bounded, and each bin the mean of its updates",
    arguments: [513, 5000, 100_003])
  func long(count: Int) {
    var curve = LossCurve()
    for update in 0..<count { curve.append(Double(update)) }
    #expect(curve.bins.count <= LossCurve.capacity && curve.end == count)
    for (index, mean) in curve.bins.enumerated() {
      let updates = index * curve.binWidth..<min(count, (index + 1) * curve.binWidth)
      let exact = Double(updates.lowerBound + updates.upperBound - 1) / 2
      #expect(abs(mean - exact) < 1e-6 * Double(count))
    }
  }

  @Test("A training that was resumed has its curve where it went on")
  func resumed() {
    var curve = LossCurve(after: 1000)
    curve.append(2)
    curve.append(4)
    #expect(curve.end == 1002 && curve.last == 4)
    #expect(curve.mean(of: 0..<1000) == nil)
    #expect(curve.mean(of: 990..<1001) == 2)
    #expect(curve.mean(of: 1000..<2000) == 3)
    #expect(curve.mean(of: 1002..<2000) == nil)
  }
}
