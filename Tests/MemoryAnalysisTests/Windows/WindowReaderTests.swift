import Language
import RecurrentNets
import Testing

@testable import MemoryAnalysis

/// If one of these fails, a word of a long text has other numbers than the network's own, or others
/// each time it is visited.
@Suite struct WindowReaderTests {
  private static let plan = WindowPlan(
    chunkLength: 8, windowLength: 32, wholeLength: 0, checkpointLimit: 6)

  private func network(_ cell: CellKind, seed: UInt64, layers: Int = 2) -> Network {
    var generator = SeededGenerator(seed: seed)
    var network = Network(
      zeros: NetworkShape(
        cell: cell, vocabularySize: 11, embeddingSize: 4,
        hiddenSizes: Array(repeating: 7, count: layers)))
    // Small weights: the whole text adds up in another order, and nothing here may be chaotic.
    network.forEachTensor { values in
      for index in values.indices { values[index] = .random(in: -0.4...0.4, using: &generator) }
    }
    return network
  }

  private func text(_ count: Int, _ generator: inout SeededGenerator) -> TokenizedText {
    TokenizedText(
      (0..<count).map { _ in
        let id = Int.random(in: 0..<11, using: &generator)
        return Token(text: "w\(id)", id: id)
      })
  }

  private func expect(
    _ window: Trace, isPartOf whole: Trace, within tolerance: Float = 1e-5,
    _ location: SourceLocation = #_sourceLocation
  ) {
    var largest: Float = 0
    for (part, all) in zip(window.layers, whole.layers) {
      for position in part.positions {
        for quantity in part.quantities {
          for (a, b) in zip(
            part.values(of: quantity, at: position), all.values(of: quantity, at: position))
          { largest = max(largest, abs(a - b)) }
        }
      }
      for (a, b) in zip(
        part.values(of: .hidden, at: part.start), all.values(of: .hidden, at: part.start))
      { largest = max(largest, abs(a - b)) }
    }
    for position in window.positions {
      for (a, b) in zip(window.logits(at: position), whole.logits(at: position)) {
        largest = max(largest, abs(a - b))
      }
    }
    #expect(largest <= tolerance, sourceLocation: location)
    #expect(
      window.tokens
        == Array(whole.tokens[window.positions.lowerBound - 1..<window.positions.upperBound - 1]),
      sourceLocation: location)
  }

  @Test(
    "Windows have the numbers of the whole text wherever one goes, with interventions too",
    arguments: CellKind.allCases, [UInt64](0..<12))
  func sameNumbers(cell: CellKind, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let recorder = TraceRecorder(network(cell, seed: seed))
    let text = text(Int.random(in: 1...150, using: &generator), &generator)
    let count = text.count
    var interventions: [Intervention] = []
    for _ in 0..<Int(seed % 3) {
      let start = Int.random(in: 1...count + 5, using: &generator)
      interventions.append(
        Intervention(
          layer: Int.random(in: 0..<2, using: &generator), quantity: .hidden,
          unit: Int.random(in: 0..<7, using: &generator), positions: start...Int.max, value: 0.3))
    }
    let whole = recorder.trace(of: text.map(\.id), interventions: interventions)
    let plain = WindowReader(text, by: recorder, Self.plan)
    // Whatever was visited without interventions is of use only before the first of them.
    _ = try plain.trace(of: Self.plan.window(around: count, of: count))
    let reader = interventions.isEmpty ? plain : plain.reading(with: interventions)
    var last: Trace?
    var seen: [Int: [Float]] = [:]
    for _ in 0..<12 {
      let position = Int.random(in: 1...count, using: &generator)
      let window =
        Bool.random(using: &generator)
        ? Self.plan.window(around: position, of: count)
        : Self.plan.chunks(holding: position - 3...position, of: count)
      #expect(window.contains(position))
      let known = last.map { WindowReader.Known($0) }
      let steps = reader.steps(to: window, knowing: known)
      #expect(steps >= 0 && steps < window.upperBound)
      let trace = try reader.trace(of: window, knowing: known)
      #expect(trace.positions == window)
      expect(trace, isPartOf: whole)
      for position in window {
        let values = Array(trace.layers[1].values(of: .hidden, at: position))
        // Not a bit differs, however it was come by.
        #expect(seen[position] == nil || seen[position] == values)
        seen[position] = values
      }
      last = trace
    }
  }

  @Test(
    "Events, strengths and ledgers of a window are those of the text", arguments: [UInt64](0..<10))
  func analysis(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for cell in [CellKind.lstm, .gru] {
      let recorder = TraceRecorder(network(cell, seed: seed))
      let text = text(100, &generator)
      let whole = recorder.trace(of: text.map(\.id))
      let reader = WindowReader(text, by: recorder, Self.plan)
      let window = Self.plan.window(
        around: Int.random(in: 1...100, using: &generator), of: 100)
      let trace = try reader.trace(of: window)
      let thresholds = MemoryThresholds(range: 0.1)
      for (part, all) in zip(trace.layers, whole.layers) {
        let events = EventList(of: part, thresholds: thresholds)
        let expected = EventList(of: all, thresholds: thresholds)
        // Rounding may move what lies on a threshold, or exchange two of equal size.
        for position in window {
          let found = Set(events.entries[events.places(at: position)].map(\.unit))
          let wanted = Set(expected.entries[expected.places(at: position)].map(\.unit))
          #expect(found.symmetricDifference(wanted).count <= 1)
        }
        for position in window {
          let table = LedgerTable(of: part, at: position)
          for unit in 0..<part.hiddenSize {
            let ledger = Ledger(of: part, unit: unit, at: position)
            let long = Ledger(of: all, unit: unit, at: position)
            let memory = all.memory(at: position, unit: unit)
            #expect(abs(ledger.total - memory) < 1e-4)
            for entry in ledger.entries {
              #expect(abs(entry.left - (long.entry(at: entry.position)?.left ?? .nan)) < 1e-5)
            }
            // What is left of everything before the window is one part of both.
            let before = long.entries.filter { $0.position < window.lowerBound }
              .reduce(long.earlier) { $0 + $1.left }
            #expect(abs(ledger.earlier - before) < 1e-4)
            #expect(abs(table.earlier[unit] - ledger.earlier) < 1e-5)
          }
        }
      }
    }
  }

  @Test("After an edit only what comes before it is taken over", arguments: [UInt64](0..<12))
  func edits(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let recorder = TraceRecorder(network(.lstm, seed: seed))
    var text = text(90, &generator)
    var reader = WindowReader(text, by: recorder, Self.plan)
    for _ in 0..<8 {
      let place = Int.random(in: 1...text.count, using: &generator)
      let known = try reader.trace(of: Self.plan.window(around: place, of: text.count))
      let end = Int.random(in: place - 1...min(text.count, place + 3), using: &generator)
      let new = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        Token(text: "new", id: Int.random(in: 0..<11, using: &generator))
      }
      text.replace(place - 1..<end, with: new)
      guard !text.isEmpty else { return }
      reader = reader.reading(text, changedFrom: min(place, text.count))
      let whole = recorder.trace(of: text.map(\.id))
      let window = Self.plan.window(around: min(place, text.count), of: text.count)
      expect(
        try reader.trace(of: window, knowing: .init(known, through: place - 1)), isPartOf: whole)
      let other = Int.random(in: 1...text.count, using: &generator)
      expect(
        try reader.trace(of: Self.plan.window(around: other, of: text.count)), isPartOf: whole)
    }
  }

  @Test("Vectors are read in windows like words")
  func vectors() throws {
    var generator = SeededGenerator(seed: 3)
    let words = network(.lstm, seed: 3)
    let net = Network(
      embedding: Matrix(rows: 0, columns: 4), layers: words.layers, output: words.output)
    let recorder = TraceRecorder(net)
    let rows = Matrix(
      rows: 70, columns: 4,
      elements: (0..<280).map { _ in Float.random(in: -1...1, using: &generator) })
    let whole = recorder.trace(of: .vectors(rows))
    let trace = try WindowReader(rows, by: recorder, Self.plan).trace(of: 33..<71)
    for position in trace.positions {
      for (a, b) in zip(trace.logits(at: position), whole.logits(at: position)) {
        #expect(abs(a - b) < 1e-5)
      }
    }
  }

  @Test("Visited places are read again from near by, whatever was dropped")
  func checkpoints() throws {
    var generator = SeededGenerator(seed: 1)
    let recorder = TraceRecorder(network(.lstm, seed: 1))
    let text = text(800, &generator)
    let reader = WindowReader(text, by: recorder, Self.plan)
    let end = Self.plan.window(around: 800, of: 800)
    #expect(reader.steps(to: end) == 800)
    _ = try reader.trace(of: end)
    // 100 chunks and room for 6 states: every 32nd or so is kept.
    for position in stride(from: 1, through: 800, by: 37) {
      let chunk = Self.plan.chunks(holding: position...position, of: 800)
      #expect(reader.steps(to: chunk) <= 8 + 32 * 8)
    }
  }

  @Test("A search goes through the chunks in both directions and can be stopped")
  func search() throws {
    var generator = SeededGenerator(seed: 5)
    let recorder = TraceRecorder(network(.lstm, seed: 5))
    let text = text(100, &generator)
    let reader = WindowReader(text, by: recorder, Self.plan)
    var seen: [Range<Int>] = []
    func note(_ trace: Trace) -> Int? {
      seen.append(trace.positions)
      return trace.positions.lowerBound == 57 ? 57 : nil
    }
    #expect(try reader.first(from: 40, progress: WorkProgress(), where: note) == 57)
    #expect(seen == [33..<41, 41..<49, 49..<57, 57..<65])
    seen = []
    #expect(
      try reader.first(from: 30, backward: true, progress: WorkProgress(), where: note) == nil)
    #expect(seen == [25..<33, 17..<25, 9..<17, 1..<9])
    let progress = WorkProgress()
    progress.cancel()
    #expect(throws: CancellationError.self) {
      try reader.trace(of: 97..<101, progress: progress)
    }
  }
}
