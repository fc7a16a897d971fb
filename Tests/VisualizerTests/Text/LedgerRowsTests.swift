import MemoryAnalysis
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, the rows of view 4 do not add up to the memory.
@Suite struct LedgerRowsTests {
  private func expectSum(_ rows: LedgerRows, _ layer: LayerTrace, at position: Int) {
    #expect(rows.kinds.last == .total)
    for unit in 0..<layer.hiddenSize {
      let sum = rows.values.dropLast().reduce(Float(0)) { $0 + ($1.isEmpty ? 0 : $1[unit]) }
      #expect(abs(sum - layer[.cell, position, unit]) <= 1e-5)
      #expect(rows.values.last?[unit] == layer[.cell, position, unit])
    }
  }

  @Test("A text that fits has a row for every word, those to come empty")
  func fits() throws {
    let layer = try testState().layerTrace
    for position in 1...layer.tokenCount {
      let rows = LedgerRows(layer, at: position, rows: 9)
      #expect(rows.kinds == (1...8).map { .word($0) } + [.total])
      #expect(rows.values.map(\.isEmpty) == (1...9).map { $0 > position && $0 < 9 })
      expectSum(rows, layer, at: position)
    }
  }

  @Test("Of a longer text the rows never exceed the room and still add up", arguments: 1...8)
  func excerpt(room: Int) throws {
    let text = Array(repeating: "she is busy today", count: 5).joined(separator: " ")
    let layer = try testState(text).layerTrace
    for position in 1...20 {
      let rows = LedgerRows(layer, at: position, rows: room)
      #expect(rows.kinds.count <= max(room, 2))
      if room > 2 {
        expectSum(rows, layer, at: position)
        #expect(rows.kinds.contains(.word(position)))
      }
    }
  }

  @Test("C stays in its row while words come and go")
  func fixedPlaces() throws {
    let text = Array(repeating: "she is busy today", count: 140).joined(separator: " ")
    let layer = try testState(text).layerTrace
    for position in [1, 5, 9, 10, 11, 200, 560] {
      let rows = LedgerRows(layer, at: position, rows: 12)
      let places = rows.kinds.indices.map(rows.place)
      #expect(rows.capacity == 12 && places.last == 11)
      #expect(places == places.sorted() && Set(places).count == places.count)
    }
    let short = LedgerRows(try testState("she is").layerTrace, at: 1, rows: 12)
    #expect(short.capacity == 3 && short.kinds.indices.map(short.place) == [0, 1, 2])
  }

  @Test("What is older than the reach is one row")
  func earlier() throws {
    let text = Array(repeating: "she is busy today", count: 140).joined(separator: " ")
    let layer = try testState(text).layerTrace
    for (position, room) in [(500, 20), (501, 20), (560, 20), (560, 700), (300, 700)] {
      let rows = LedgerRows(layer, at: position, rows: room)
      #expect(rows.kinds.contains(.earlier) == (position > 500))
      expectSum(rows, layer, at: position)
    }
  }

  @Test("What an interference puts into C counts as written there, and nothing before survives")
  func interference() throws {
    let model = testModel()
    let held = Intervention(quantity: .cell, unit: 3, positions: 3...3, value: 0.8)
    let layer = TraceRecorder(model.network).trace(
      of: [1, 4, 8, 9, 11], interventions: [held]
    ).top
    let rows = LedgerRows(layer, at: 4, rows: 12)
    expectSum(rows, layer, at: 4)
    #expect(rows.values[0][3] == 0 && rows.values[1][3] == 0)
    #expect(abs(rows.values[2][3] - 0.8 * layer[.forget, 4, 3]) <= 1e-6)
  }
}
