import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, C is drawn too pale or clipped everywhere.
@Suite struct CellRangeTests {
  @Test("99 of 100 values lie within the range, and it is one of them")
  func percentile() throws {
    let layers = randomTrace(layers: 2, tokens: 150).layers
    let values = layers.flatMap { $0.matrix(of: .cell).elements.map { abs($0) } }
    let range = try #require(CellRange.percentile(of: layers))
    #expect(values.contains(range))
    let within = Double(values.filter { $0 <= range }.count) / Double(values.count)
    #expect(within >= 0.99 && within < 0.992)
  }

  @Test("Only the first words count where that is asked for")
  func limit() {
    let layer = randomTrace(tokens: 150).top
    let start = randomTrace(tokens: 150).layers
    let largest = (1...3).flatMap { layer.values(of: .cell, at: $0) }.map { abs($0) }.max()
    #expect(CellRange.percentile(of: start, words: 3).map { $0 <= largest ?? 0 } == true)
    #expect(CellRange.percentile(of: start, words: 3) != CellRange.percentile(of: start))
  }

  @Test("Without C, or without words, there is no range")
  func none() {
    #expect(CellRange.percentile(of: randomTrace(.rnn).layers) == nil)
    #expect(CellRange.percentile(of: randomTrace(tokens: 0).layers) == nil)
  }
}
