import CellGrid
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, a training that is watched cannot be paused, stepped or gone back through,
/// or the screen shows another network than it says.
@Suite struct LearningTests {
  /// Whether the screen shows the network after some updates, in every number.
  private func shows(_ update: Int, _ state: ViewerState) -> Bool {
    let network = learningNetwork(update)
    let trace = TraceRecorder(network).trace(of: state.reading.tokens.map(\.id))
    return state.learning?.update == update && state.model.network == network
      && state.reading.trace.layers[0][.cell, 3, 7] == trace.layers[0][.cell, 3, 7]
      && state.reading.trace.logits(at: 5) == trace.logits(at: 5)
  }

  @Test("It opens on heatmaps by number, at the word before the last")
  func opening() throws {
    let state = try learningState(0)
    #expect(state.view == .heatmaps && state.position == state.reading.count - 1)
    #expect(state.order.units == Array(0..<24))
    #expect(shows(0, state))
  }

  @Test("News shows the newer network; word, unit, view and order of units stay")
  func news() throws {
    var state = try learningState(10)
    try state.press("1 g Right Right j j j j o o")
    let (order, unit) = (state.order.units, state.unit)
    state.takeLearning(300)
    #expect(shows(300, state))
    #expect(state.view == .memory && state.position == 3)
    #expect(state.unit == unit && state.order.units == order)
  }

  @Test("What was done to the network is done to the newer one too")
  func interference() throws {
    var state = try learningState(10)
    try state.press("g x Enter")
    let done = state.interferences
    #expect(!done.isEmpty)
    state.takeLearning(300)
    #expect(state.interferences == done)
    #expect(state.reading.trace.logits(at: 7) != state.reading.baseline.logits(at: 7))
  }

  @Test("A change of the text can be taken back after the network has moved on")
  func undo() throws {
    var state = try learningState(10)
    let before = Array(state.reading.tokens)
    let stale = state.reading
    try state.press("g a")
    let after = Array(state.reading.tokens)
    #expect(after != before)
    state.takeLearning(50)
    #expect(Array(state.reading.tokens) == after)
    try state.press("u")
    #expect(Array(state.reading.tokens) == before)
    // A frame that was begun before two changes which came to the same text.
    try state.press("g e t h e y Enter g e S h e Enter")
    #expect(Array(state.reading.tokens) == before)
    var record = learningRecord(90)
    record.ending = nil
    state.take(record, LearningFrame(learningNetwork(90), update: 90, reading: stale))
    #expect(shows(90, state))
    try state.press("u")
    #expect(state.reading[1].text == "they")
    try state.press("u")
    #expect(Array(state.reading.tokens) == before)
  }

  @Test("Space pauses where the training is, and lets it go on")
  func pause() throws {
    var state = try learningState(430)
    #expect(state.learning?.limit == nil)
    try state.press("space")
    #expect(state.learning?.limit == 430)
    // It had gone a little further before it heard.
    state.takeLearning(433)
    #expect(shows(433, state) && state.learning?.limit == 430)
    try state.press("space")
    #expect(state.learning?.limit == nil)
  }

  @Test("Paused, > makes one update")
  func step() throws {
    var state = try learningState(430)
    try state.press(">")
    #expect(state.message?.hasPrefix("this is now") == true && state.learning?.limit == nil)
    try state.press("space")
    state.takeLearning(433)
    try state.press(">")
    #expect(state.learning?.limit == 434)
    state.takeLearning(434)
    #expect(shows(434, state))
  }

  @Test("< and > go through the saved moments and back to now; the training waits")
  func scrub() throws {
    var state = try learningState(430)
    let spacing = state.learning?.record.album.spacing ?? 0
    #expect(spacing == 2)
    try state.press("<")
    #expect(state.learning?.limit == 430)
    #expect(shows(428, state))
    try state.press("< <")
    #expect(shows(424, state))
    // What is told meanwhile does not take the moment away.
    state.takeLearning(431)
    #expect(shows(424, state))
    try state.press("> > >")
    #expect(shows(430, state))
    try state.press(">")
    #expect(state.learning?.shown == nil && shows(431, state))
    try state.press("> ")
    #expect(state.learning?.limit == 432)
  }

  @Test("Space at an earlier moment goes on from now, not from there")
  func goOn() throws {
    var state = try learningState(430)
    try state.press("< < < space")
    #expect(state.learning?.shown == nil && state.learning?.limit == nil && shows(430, state))
  }

  @Test("A click into the loss shows the moment of its column")
  func click() throws {
    var state = try learningState(430)
    let curves = try #require(ScreenLayout(state, size: state.size).curves)
    let column = curves.axis.column(after: 100)
    let point = GridPoint(
      column: curves.loss.column + CurvePlot.labelWidth + column, row: curves.loss.row + 3)
    state.update(.mouse(MouseEvent(.press, at: point)))
    let shown = try #require(state.learning?.shown)
    #expect(curves.axis.column(after: shown.update) == column && shows(shown.update, state))
    state.update(
      .mouse(
        MouseEvent(
          .press, at: GridPoint(column: state.size.columns - 2, row: curves.loss.row + 3))))
    #expect(state.learning?.shown == nil && state.learning?.limit == 430)
  }

  @Test("The first moment is the network that has learnt nothing")
  func first() throws {
    var state = try learningState(20)
    for _ in 0..<20 { try state.press("<") }
    #expect(shows(0, state))
    try state.press("<")
    #expect(state.message?.hasPrefix("this is the earliest") == true)
  }

  @Test("At its end it says so; one can still go back, and to the end again")
  func end() throws {
    var state = try learningState(430)
    state.takeLearning(1000, ending: LearningEnding("wrote m.safetensors"))
    #expect(state.message == "wrote m.safetensors")
    try state.press("space")
    #expect(state.message?.contains("over") == true)
    try state.press(">")
    #expect(state.message?.contains("over") == true)
    try state.press("<")
    #expect(state.learning?.shown != nil)
    try state.press("space")
    #expect(state.learning?.shown == nil && shows(1000, state))
  }

  @Test("An edited text is what the next network reads")
  func edit() throws {
    var state = try learningState(10)
    try state.press("g e T h e y Enter")
    #expect(state.reading[1].text == "They")
    state.takeLearning(300)
    #expect(state.reading[1].text == "They" && shows(300, state))
    // News that was made before the edit was heard of.
    let old = try learningState(300).reading
    state.take(
      learningRecord(320), LearningFrame(learningNetwork(320), update: 320, reading: old))
    #expect(state.reading[1].text == "They" && shows(320, state))
  }

  @Test("Ranges only grow, so that colours of two moments can be compared")
  func ranges() throws {
    var state = try learningState(10)
    let first = state.range(of: .cell)
    state.takeLearning(900)
    let grown = state.range(of: .cell)
    #expect(first >= 1 && grown > first)
    try state.press("< < <")
    #expect(state.range(of: .cell) == grown)
  }

  @Test("Without a training the keys say so")
  func nothing() throws {
    var state = try testState()
    try state.press("<")
    #expect(state.message?.contains("nothing learns here") == true)
    try state.press(">")
    #expect(state.message?.contains("nothing learns here") == true)
  }

  @Test("Every view is drawn at every moment", arguments: [CellKind.lstm, .gru, .rnn])
  func views(cell: CellKind) throws {
    var state = try learningState(3, suite: cell == .gru, cell: cell)
    for (index, view) in ViewName.allCases.enumerated() {
      try state.press("\(view.number)")
      state.takeLearning(10 + index, suite: cell == .gru, cell: cell)
      if index % 3 == 2 { try state.press("< < space") }
      for size in [
        GridSize(columns: 0, rows: 0), GridSize(columns: 40, rows: 12),
        GridSize(columns: 66, rows: 15), GridSize(columns: 80, rows: 24),
        GridSize(columns: 120, rows: 40), GridSize(columns: 300, rows: 90),
      ] {
        for theme in [Theme(depth: .indexed256), Theme(depth: .none, unicode: false)] {
          #expect(ViewerScreen.view(state, size: size, theme: theme).size == size)
        }
      }
      if state.view != .gradients, state.view != .contrast {
        #expect(state.learning?.update == 10 + index)
      }
    }
  }
}
