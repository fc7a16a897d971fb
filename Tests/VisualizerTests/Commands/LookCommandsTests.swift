import Testing

@testable import Visualizer

/// If one of these fails, a view or a heatmap cannot be reached.
@Suite struct LookCommandsTests {
  @Test("Digits open the views, Enter enlarges, Esc goes back")
  func views() throws {
    var state = try testState()
    try state.press("2")
    #expect(state.view == .heatmaps)
    try state.press("Enter")
    #expect(state.isEnlarged)
    try state.press("Escape")
    #expect(!state.isEnlarged && state.view == .heatmaps)
    try state.press("Escape")
    #expect(state.message != nil)
    try state.press("Enter 1")
    #expect(!state.isEnlarged && state.view == .memory)
  }

  @Test("Tab goes through all quantities and round the end")
  func focus() throws {
    var state = try testState()
    var seen: [String] = []
    for _ in 0..<6 {
      seen.append(state.focus.letter)
      try state.press("Tab")
    }
    #expect(Set(seen).count == 6)
    #expect(state.focus == .cell)
    try state.press("Backtab Tab")
    #expect(state.focus == .cell)
  }

  @Test("Brackets go through the layers of a stacked network")
  func layers() throws {
    var state = try testState(model: testModel(layers: 2, hidden: 5))
    #expect(state.layer == 1)
    try state.press("]")
    #expect(state.layer == 1 && state.message == "this is the top layer")
    try state.press("[")
    #expect(state.layer == 0 && state.order.units.contains(state.unit))
    var single = try testState()
    try single.press("[")
    #expect(single.message == "this network has one layer")
  }
}
