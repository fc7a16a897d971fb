import Testing

@testable import Visualizer

/// If one of these fails, stepping through a text goes somewhere else.
@Suite struct MoveCommandsTests {
  @Test("Steps go one word on and back and stop at the ends, saying so")
  func steps() throws {
    var state = try testState("she is busy")
    #expect(state.position == 1)
    try state.press("Left")
    #expect(state.position == 1 && state.message == "this is the first word")
    try state.press("Right l")
    #expect(state.position == 3 && state.message == nil)
    try state.press("Right")
    #expect(state.position == 3 && state.message?.contains("last word") == true)
    try state.press("h g")
    #expect(state.position == 1)
    try state.press("End Home G")
    #expect(state.position == 3)
  }

  @Test("Up and down walk through all units in the order of the text")
  func units() throws {
    var state = try testState()
    try state.press("PageUp PageUp PageUp")
    var visited = [state.unit]
    repeat {
      try state.press("j")
      if state.message == nil { visited.append(state.unit) }
    } while state.message == nil && visited.count < 30
    #expect(visited == state.order.units)
    #expect(state.message == "this is the last unit")
    try state.press("k")
    #expect(state.unit == state.order.units[22])
  }

  @Test("Play steps until the last word and pauses there")
  func play() throws {
    var state = try testState("she is busy today")
    #expect(state.playback.interval == nil)
    try state.press("Space")
    #expect(state.playback.interval == 0.5)
    try state.press("+")
    #expect(state.playback.interval == 0.25)
    for _ in 0..<3 { state.update(.tick) }
    #expect(state.position == 4)
    #expect(state.playback.interval == nil)
    try state.press("Space")
    #expect(state.position == 1 && state.playback.isPlaying)
    try state.press("Right")
    #expect(!state.playback.isPlaying)
  }

  @Test("Going to a number and to a word")
  func jumps() throws {
    var state = try testState("she is busy today ... she is")
    try state.press(": 5 Enter")
    #expect(state.position == 5)
    try state.press("/ i Enter")
    #expect(state.position == 7)
    try state.press("/ i s Enter")
    #expect(state.position == 2)
    try state.press(": 9 9 Enter")
    #expect(state.position == 2)
    #expect(state.message == "the text has words 1 to 7")
    #expect(state.prompt != nil)
  }
}
