import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, one loses one's way through the phases of a step.
@Suite struct PhaseTests {
  @Test("Phases run through every word in order, and back the same way")
  func walk() throws {
    var state = try testState("she is busy", view: .cell)
    var seen: [String] = []
    while state.message == nil {
      try state.press(".")
      seen.append("\(state.position).\(state.phase?.number ?? 0)")
    }
    let forth = (1...3).flatMap { word in (1...4).map { "\(word).\($0)" } }
    #expect(seen.dropLast() == forth[...])
    #expect(state.message == "this is the last phase of the last word")
    seen = ["3.4"]
    state.message = nil
    while state.message == nil {
      try state.press(",")
      seen.append("\(state.position).\(state.phase?.number ?? 0)")
    }
    #expect(seen.dropLast() == forth.reversed()[...])
    #expect(state.message == "this is the first phase of the first word")
  }

  @Test("Steps keep the phase, Esc leaves it, and a whole step goes back to its last phase")
  func wholeStep() throws {
    var state = try testState("she is busy", view: .cell)
    #expect(state.phase == nil)
    try state.press(". . Right")
    #expect(state.phase == .input && state.position == 2)
    try state.press("Escape")
    #expect(state.phase == nil && state.position == 2 && state.message == nil)
    try state.press("Escape")
    #expect(state.message != nil)
    try state.press(",")
    #expect(state.phase == .output && state.position == 2)
  }

  @Test("Where there is no phase the keys say so and change nothing")
  func refusals() throws {
    for (keys, part) in [("1", "3 shows it"), ("2", "3 shows it"), ("3 Enter", "Esc")] {
      for key in [".", ","] {
        var state = try testState(view: .saturation)
        try state.press(keys + " " + key)
        #expect(state.phase == nil && state.position == 1)
        #expect(state.message?.contains(part) == true)
      }
    }
    var plain = try testState(model: testModel(.rnn), view: .cell)
    try plain.press(".")
    #expect(plain.phase == nil && plain.message?.contains("plain RNN") == true)
  }

  @Test("Playing runs by phase in the diagram, by word elsewhere, and ends at the end")
  func playing() throws {
    var state = try testState("she is", view: .cell)
    try state.press("Space")
    var seen: [String] = []
    while state.playback.isPlaying, seen.count < 100 {
      state.update(.tick)
      seen.append("\(state.position).\(state.phase?.number ?? 0)")
    }
    #expect(seen == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4"])
    // From the end it starts again, from the middle it goes on.
    try state.press("Space")
    state.update(.tick)
    #expect(state.position == 1 && state.phase == .forget)
    try state.press("+")
    #expect(state.message == "4 phases a second")
    try state.press(".")
    #expect(!state.playback.isPlaying && state.phase == .input)
    try state.press("1 Space")
    state.update(.tick)
    #expect(state.position == 2 && !state.playback.isPlaying)
  }
}
