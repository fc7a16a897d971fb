import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, jumping from event to event goes somewhere else.
@Suite struct EventCommandsTests {
  private static let text = "she is busy today ... they are busy . i am . he is busy"

  @Test("Without the list, n and N go through the marks of the selected unit")
  func ofTheUnit() throws {
    var state = try testState(Self.text)
    let unit = state.unit
    let steps = state.events.entries.filter { $0.unit == unit }.map(\.position)
    #expect(steps.count >= 3)
    var visited: [Int] = []
    if steps.first == 1 { visited.append(1) }
    while visited.count < 99 {
      try state.press("n")
      guard state.message == nil else { break }
      visited.append(state.position)
      #expect(state.unit == unit)
    }
    #expect(visited == steps)
    #expect(state.message?.contains("after this word; v lists all units' events") == true)
    for position in steps.dropLast().reversed() {
      try state.press("N")
      #expect(state.position == position && state.unit == unit)
    }
  }

  @Test("With the list, n and N go through the events of all units")
  func throughTheList() throws {
    var state = try testState(Self.text)
    try state.press("v g")
    var visited: [[Int]] = []
    if state.events.place(of: state.unit, at: 1) == 0 { visited.append([1, state.unit]) }
    while visited.count < 500 {
      try state.press("n")
      guard state.message == nil else { break }
      visited.append([state.position, state.unit])
    }
    // What stands before the selected unit's own event at the first word is passed by.
    let all = state.events.entries.map { [$0.position, $0.unit] }
    #expect(visited.count > 20 && visited == all.suffix(visited.count))
    #expect(state.message == "this is the last event")
    for entry in visited.dropLast().suffix(5).reversed() {
      try state.press("N")
      #expect([state.position, state.unit] == entry)
    }
    try state.press("v n")
    #expect(!state.showsEvents)
  }

  @Test("A jump pauses playing")
  func pauses() throws {
    var state = try testState(Self.text)
    try state.press("Space n")
    #expect(!state.playback.isPlaying)
  }

  @Test("v shows the list from any view, and says how wide it needs to be")
  func list() throws {
    var state = try testState(Self.text)
    try state.press("2 v")
    #expect(state.view == .memory && state.showsEvents)
    try state.press("v")
    #expect(!state.showsEvents)
    state.update(.resize(GridSize(columns: 60, rows: 20)))
    try state.press("v")
    #expect(state.message == "the list of events needs 68 columns; this screen has 60")
    #expect(!state.showsEvents)
  }

  @Test("A plain RNN has nothing to jump to, and says so", arguments: ["n", "N", "v"])
  func withoutCells(key: String) throws {
    var state = try testState(model: testModel(.rnn))
    try state.press(key)
    #expect(
      state.message == "a plain RNN has no cell state, so nothing is held, written or let go")
    #expect(state.position == 1 && !state.showsEvents)
  }

  @Test("An edit gives the events of the changed text")
  func afterAnEdit() throws {
    var state = try testState("she is busy today")
    try state.press("e t h e y Enter")
    #expect(state.events == (try testState("they is busy today")).events)
  }
}
