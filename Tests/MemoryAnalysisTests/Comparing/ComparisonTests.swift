import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, a unit is said to tell two sentences apart that does not, or the other
/// way round.
@Suite struct ComparisonTests {
  private func network(_ cell: CellKind) -> TraceRecorder {
    var generator = SeededGenerator(seed: 8)
    var network = Network(
      zeros: NetworkShape(cell: cell, vocabularySize: 12, embeddingSize: 5, hiddenSizes: [9]))
    network.forEachTensor { values in
      for index in values.indices {
        values[index] = Float.random(in: -1...1, using: &generator)
      }
    }
    return TraceRecorder(network)
  }

  @Test(
    "The order is that of the mean difference while the words are the same again",
    arguments: [CellKind.lstm, .rnn])
  func carried(cell: CellKind) {
    let recorder = network(cell)
    // The sentences differ at 2, have a word more at 6, and differ again at the end.
    let a = [1, 2, 3, 4, 5, 6, 7, 8]
    let b = [1, 9, 3, 4, 5, 10, 6, 7, 11]
    let pairs = [(3, 3), (4, 4), (5, 5), (6, 7), (7, 8)]
    let first = recorder.trace(of: a).top
    let second = recorder.trace(of: b).top
    let comparison = Comparison(first, second, alignment: Alignment(a, b))
    let quantity: Quantity = cell == .lstm ? .cell : .hidden
    #expect(comparison.quantity == quantity)
    for unit in 0..<9 {
      let expected =
        pairs.map { abs(Double(first[quantity, $0, unit]) - Double(second[quantity, $1, unit])) }
        .reduce(0, +) / Double(pairs.count)
      #expect(abs(Double(comparison.carried[unit]) - expected) < 1e-5)
    }
    #expect(comparison.order.sorted() == Array(0..<9))
    for (larger, smaller) in zip(comparison.order, comparison.order.dropFirst()) {
      #expect(comparison.carried[larger] >= comparison.carried[smaller])
    }
  }

  @Test("The values of a column are those of both texts, and there are none beside a gap")
  func values() throws {
    let recorder = network(.lstm)
    let (a, b) = ([1, 2, 3], [1, 4, 2, 5])
    let (first, second) = (recorder.trace(of: a).top, recorder.trace(of: b).top)
    let alignment = Alignment(a, b)
    let comparison = Comparison(first, second, alignment: alignment)
    for (place, column) in alignment.columns.enumerated() {
      for unit in 0..<9 {
        guard let inA = column.a, let inB = column.b else {
          #expect(comparison.values(unit: unit, column: place) == nil)
          continue
        }
        let values = try #require(comparison.values(unit: unit, column: place))
        #expect(values.a == first[.cell, inA, unit])
        #expect(values.b == second[.cell, inB, unit])
        #expect(values.difference == values.a - values.b)
      }
    }
  }

  @Test("Without words in common afterwards, what differs from there on counts")
  func fallback() {
    let recorder = network(.lstm)
    let (a, b) = ([1, 2, 3], [1, 4, 5])
    let (first, second) = (recorder.trace(of: a).top, recorder.trace(of: b).top)
    let comparison = Comparison(first, second, alignment: Alignment(a, b))
    for unit in 0..<9 {
      let expected =
        (abs(first[.cell, 2, unit] - second[.cell, 2, unit])
          + abs(first[.cell, 3, unit] - second[.cell, 3, unit])) / 2
      #expect(abs(comparison.carried[unit] - expected) < 1e-5)
    }
  }

  @Test("The column to look at first is as late as the difference is remembered")
  func tellingColumn() throws {
    let recorder = network(.lstm)
    let a = [1, 2, 3, 4, 5, 6, 7, 8, 3, 3, 3, 9]
    let b = [1, 9, 3, 4, 5, 6, 7, 8, 3, 3, 3, 4]
    let (first, second) = (recorder.trace(of: a).top, recorder.trace(of: b).top)
    let comparison = Comparison(first, second, alignment: Alignment(a, b))
    let unit = comparison.order[0]
    let sizes = (3...11).map { abs(first[.cell, $0, unit] - second[.cell, $0, unit]) }
    let largest = try #require(sizes.max())
    let last = try #require(sizes.lastIndex { $0 >= largest / 2 })
    // Column 0 is position 1, so position 3 is column 2.
    #expect(comparison.tellingColumn == last + 2)
    #expect(last > 0 && last < sizes.count - 1)
    let other = Comparison(
      first, recorder.trace(of: [4]).top, alignment: Alignment(a, [4]))
    #expect(other.tellingColumn != nil)
    let ends = Comparison(
      recorder.trace(of: [1, 2]).top, recorder.trace(of: [1, 3]).top,
      alignment: Alignment([1, 2], [1, 3]))
    #expect(ends.tellingColumn == 1)
  }

  @Test("The same text differs nowhere")
  func same() {
    let trace = network(.lstm).trace(of: [1, 2, 3]).top
    let comparison = Comparison(trace, trace, alignment: Alignment([1, 2, 3], [1, 2, 3]))
    #expect(comparison.carried.allSatisfy { $0 == 0 })
    #expect(comparison.order == Array(0..<9) && comparison.tellingColumn == nil)
  }

  @Test("The words likeliest in either text come first, with both probabilities")
  func predictions() {
    let recorder = network(.lstm)
    let (a, b) = (recorder.trace(of: [1, 2, 3]), recorder.trace(of: [4, 5]))
    let (inA, inB) = (a.probabilities(at: 3), b.probabilities(at: 2))
    let pairs = PredictionPair.likeliest(a, at: 3, b, at: 2, count: 12)
    #expect(pairs.count == 12 && Set(pairs.map(\.word)).count == 12)
    for pair in pairs { #expect(pair.a == inA[pair.word] && pair.b == inB[pair.word]) }
    for (first, second) in zip(pairs, pairs.dropFirst()) {
      #expect(max(first.a, first.b) >= max(second.a, second.b))
    }
    #expect(PredictionPair.likeliest(a, at: 3, b, at: 2, count: 2) == Array(pairs.prefix(2)))
  }
}
