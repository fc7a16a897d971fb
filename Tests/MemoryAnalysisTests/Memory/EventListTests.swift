import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, a jump passes over an event, or the list names another than the marks.
@Suite struct EventListTests {
  private let thresholds = MemoryThresholds(range: 1)

  @Test("It holds every unit's event at every step, and nothing else", arguments: 1...4)
  func complete(seed: UInt64) {
    let layer = randomTrace(tokens: 70, scale: 2, seed: seed).top
    let list = EventList(of: layer, thresholds: thresholds)
    var expected: Set<[Int]> = []
    for position in 1...70 {
      for unit in 0..<9 {
        let event = MemoryEvent(in: layer, unit: unit, at: position, thresholds: thresholds)
        if event != nil { expected.insert([position, unit]) }
      }
    }
    #expect(expected.count > 20)
    #expect(list.entries.count == expected.count)
    #expect(Set(list.entries.map { [$0.position, $0.unit] }) == expected)
    #expect(list.steps == Set(expected.map { $0[0] }).sorted())
    for (first, second) in zip(list.entries, list.entries.dropFirst()) {
      #expect(
        first.position < second.position
          || first.position == second.position && first.size >= second.size)
    }
  }

  @Test("An entry's numbers are those of the update, and its size the larger of what happened")
  func numbers() {
    let layer = randomTrace(tokens: 50, scale: 2, seed: 5).top
    var seen = (writes: 0, letsGo: 0, both: 0)
    for entry in EventList(of: layer, thresholds: thresholds).entries {
      #expect(entry.before == layer[.cell, entry.position - 1, entry.unit])
      #expect(entry.after == layer[.cell, entry.position, entry.unit])
      #expect(abs(entry.kept + entry.written - entry.after) < 1e-5)
      #expect(abs(entry.kept + entry.lost - entry.before) < 1e-5)
      let lost = abs(Double(entry.before)) * (1 - Double(entry.keptShare))
      let expected: Double
      switch (entry.event.letsGo, entry.event.writes) {
      case (true, false):
        expected = lost
        seen.letsGo += 1
      case (false, true):
        expected = Double(abs(entry.written))
        seen.writes += 1
      default:
        expected = max(lost, Double(abs(entry.written)))
        seen.both += 1
      }
      #expect(abs(Double(entry.size) - expected) < 1e-5)
    }
    #expect(seen.writes > 0 && seen.letsGo > 0 && seen.both > 0)
  }

  @Test("Going on from event to event meets each once, from either end")
  func walks() {
    let list = EventList(of: randomTrace(tokens: 40, scale: 2).top, thresholds: thresholds)
    var forwards: [EventList.Entry] = []
    var here = (position: 0, unit: 0)
    while let entry = list.next(after: here.position, unit: here.unit) {
      forwards.append(entry)
      here = (entry.position, entry.unit)
    }
    #expect(forwards == list.entries)
    var backwards: [EventList.Entry] = []
    here = (41, 0)
    while let entry = list.previous(before: here.position, unit: here.unit) {
      backwards.append(entry)
      here = (entry.position, entry.unit)
    }
    #expect(backwards == list.entries.reversed())
  }

  @Test("One unit's next and previous events are found by looking at every step")
  func ofOneUnit() {
    let layer = randomTrace(tokens: 40, scale: 2, seed: 3).top
    let list = EventList(of: layer, thresholds: thresholds)
    for unit in 0..<9 {
      let steps = (1...40).filter {
        MemoryEvent(in: layer, unit: unit, at: $0, thresholds: thresholds) != nil
      }
      for position in 0...41 {
        let next = list.next(of: unit, after: position)
        let previous = list.previous(of: unit, before: position)
        #expect(next?.position == steps.first { $0 > position })
        #expect(previous?.position == steps.last { $0 < position })
        #expect(next.map { $0.unit == unit } ?? true)
        #expect((list.place(of: unit, at: position) != nil) == steps.contains(position))
      }
    }
  }

  @Test("A unit without an event at a step stands before all of that step's")
  func between() throws {
    let list = EventList(of: randomTrace(tokens: 40, scale: 2).top, thresholds: thresholds)
    let step = try #require(list.steps.first { !list.places(at: $0).isEmpty && $0 > 2 })
    let places = list.places(at: step)
    let idle = try #require((0..<9).first { list.place(of: $0, at: step) == nil })
    #expect(list.next(after: step, unit: idle) == list.entries[places.lowerBound])
    #expect(list.previous(before: step, unit: idle) == list.entries[places.lowerBound - 1])
  }

  @Test("A plain RNN and an empty text have no events")
  func none() {
    for layer in [randomTrace(.rnn, tokens: 8).top, randomTrace(tokens: 0).top] {
      let list = EventList(of: layer, thresholds: thresholds)
      #expect(list.entries.isEmpty && list.steps.isEmpty)
      #expect(list.next(after: 0, unit: 0) == nil && list.previous(before: 9, unit: 0) == nil)
      #expect(list.next(of: 0, after: 3) == nil && list.previous(of: 0, before: 3) == nil)
    }
  }
}
