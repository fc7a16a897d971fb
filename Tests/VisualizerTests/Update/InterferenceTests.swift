import CellGrid
import MemoryAnalysis
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, someone believes a unit does what something else did.
@Suite struct InterferenceTests {
  /// A text that takes longer than a frame.
  private func longState() throws -> ViewerState {
    try testState(
      Array(repeating: "she is busy today", count: 400).joined(separator: " "),
      model: testModel(layers: 2, hidden: 40))
  }

  @Test("A long text is read beside the screen, and what is asked meanwhile adds up")
  func longText() throws {
    var state = try longState()
    for key in try Key.sequence("x Tab s") { state.update(.key(key)) }
    #expect(state.work != nil && state.interferences.isEmpty)
    for key in try Key.sequence("l x n") { state.update(.key(key)) }
    #expect(state.position == 2 && state.interferences.isEmpty)
    state.finishWork()
    #expect(state.interferences.count == 2)
    let trace = state.recorder.trace(with: state.interferences, over: state.reading.baseline)
    #expect(state.reading.trace == trace && state.reading.trace != state.reading.baseline)
    #expect(
      state.reading.events == trace.layers.map { EventList(of: $0, thresholds: state.thresholds) })
    try state.press("X")
    #expect(state.interferences.isEmpty && state.reading.trace == state.reading.baseline)
  }

  @Test("Esc leaves a long text as it was read; a change of the text takes the question with it")
  func longTextStopped() throws {
    var state = try longState()
    try state.press("x Tab s")
    let before = state.reading.trace
    for key in try Key.sequence("x n Escape") { state.update(.key(key)) }
    #expect(state.work == nil && state.interferences.count == 1 && state.reading.trace == before)
    #expect(state.message?.hasPrefix("stopped reading the text with all units") == true)
    for key in try Key.sequence("x n a") { state.update(.key(key)) }
    #expect(state.work == nil && state.interferences.count == 2)
    #expect(
      state.reading.trace
        == state.recorder.trace(with: state.interferences, over: state.reading.baseline))
  }

  @Test("Effects that wait for the text to be read are computed without another key")
  func effectsAfterwards() throws {
    var state = try testState(view: .effects)
    state.start("something else") { _ in { _ in } }
    state.update(.key(.right))
    state.finishWork()
    #expect(state.currentEffects != nil)
  }

  @Test(
    "A value that is none, or beyond all sense, is refused in a line that says what is right",
    arguments: ["n a n", "1 e 9", "- 1 0 0 1", "f"])
  func cellValue(text: String) throws {
    var state = try testState()
    try state.press("x c \(text) Enter")
    #expect(state.prompt != nil && state.interferences.isEmpty)
    #expect(state.message?.hasPrefix("expected a number from −1000 to 1000 for cell C") == true)
    try state.press("Escape x c - 2 Enter")
    #expect(state.interferences.map(\.action) == [.setCell(-2)])
  }

  @Test("Where there are several layers, an interference says in which it is")
  func layerIsNamed() throws {
    var state = try testState(model: testModel(layers: 2, hidden: 3))
    try state.press("[ x s 6 ]")
    let screen = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).plainText()
    #expect(screen.contains("unit \(state.interferences[0].unit!) of layer 1 silenced"))
    #expect(screen.contains("each unit of layer 1 alone silenced"))
    // The marks beside the units are those of their own layer.
    let marks = (0..<3).map { state.interferes(with: $0, ofLayer: 0) }
    #expect(marks.count { $0 } == 1 && !(0..<3).contains { state.interferes(with: $0) })
  }

  @Test("The change under the log-odds is the difference of the numbers above it")
  func printedChange() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let before = Float.random(in: -9.9...9.9, using: &generator)
      let now = Float.random(in: -9.9...9.9, using: &generator)
      func hundredths(_ text: String) -> Int {
        let digits = text.filter(\.isNumber)
        return (text.hasPrefix("−") ? -1 : 1) * (Int(digits) ?? 0)
      }
      #expect(
        hundredths(NumberText.signed(before))
          + hundredths(OddsRowsPanel.change(from: before, to: now))
          == hundredths(NumberText.signed(now)))
    }
  }

  @Test("x and a letter silence the selected unit from the current word on")
  func silence() throws {
    var state = try testState()
    try state.press("Right Right x s")
    #expect(state.menu == nil)
    #expect(
      state.interferences == [Interference(.silence, layer: 0, unit: state.unit, from: 3)])
    for position in 1...state.reading.count {
      let hidden = state.reading.trace.top[.hidden, position, state.unit]
      let before = state.reading.baseline.top[.hidden, position, state.unit]
      #expect(position < 3 ? hidden == before : hidden == 0)
    }
    #expect(state.message?.contains("silenced from “busy” on") == true)
  }

  @Test("Tab begins at the first word, arrows and Enter choose")
  func menu() throws {
    var state = try testState()
    try state.press("Right x Tab Down Enter")
    #expect(
      state.interferences == [Interference(.holdAtMean, layer: 0, unit: state.unit, from: 1)])
    try state.press("x Up Enter")
    #expect(state.interferences.last == Interference(.clamp(.forget, 0), unit: nil, from: 2))
  }

  @Test("A value is typed for gates, the candidate and C; what cannot be is refused")
  func values() throws {
    var state = try testState()
    try state.press("x f")
    #expect(state.prompt?.suggestions == ["0", "1"])
    try state.press("a b c Enter")
    #expect(state.message == "expected a number from 0 to 1 for forget f; found “abc”")
    #expect(state.interferences.isEmpty && state.prompt != nil)
    try state.press("Ctrl-u 2 Enter")
    #expect(state.interferences.isEmpty && state.message?.contains("found “2”") == true)
    try state.press("Ctrl-u 0 . 2 5 Enter")
    #expect(state.interferences.map(\.action) == [.clamp(.forget, 0.25)])
    #expect(state.reading.trace.top[.forget, 1, state.unit] == 0.25)
    try state.press("x g - 1 Enter x c 3 Enter")
    #expect(
      state.interferences.map(\.action) == [
        .clamp(.forget, 0.25), .clamp(.candidate, -1), .setCell(3),
      ])
  }

  @Test("The same done again to the same unit replaces it; X clears all")
  func replace() throws {
    var state = try testState()
    try state.press("x s Right x s x f 1 Enter x f 0 Enter")
    #expect(state.interferences.map(\.action) == [.silence, .clamp(.forget, 0)])
    #expect(state.interferences[0].start == 2)
    try state.press("X")
    #expect(state.interferences.isEmpty && state.reading.trace == state.reading.baseline)
    #expect(state.message == "2 interferences cleared")
    try state.press("X")
    #expect(state.message == "nothing is interfered with; x opens the menu")
  }

  @Test("What a plain RNN has not cannot be held, and the menu stays open")
  func plainRNN() throws {
    var state = try testState(model: testModel(.rnn))
    try state.press("x n")
    #expect(state.interferences.isEmpty && state.menu != nil)
    #expect(
      state.message
        == "this RNN has no forget gate to hold; it can be silenced or held at its mean")
    try state.press("s")
    #expect(state.interferences.count == 1)
    #expect(state.reading.trace.top[.hidden, 1, state.unit] == 0)
  }

  @Test("The prediction is shown before and after, and a badge counts")
  func shown() throws {
    var state = try testState()
    try state.press("x n")
    for view in ["1", "5", "6"] {
      try state.press(view)
      let text = ViewerScreen.view(
        state, size: GridSize(columns: 120, rows: 40), theme: Theme(depth: .none)
      ).plainText()
      #expect(text.contains("before→now"))
      #expect(text.contains("1 interference "))
    }
  }

  @Test("An edit reads the new text with the same interferences")
  func edits() throws {
    var state = try testState()
    try state.press("x s e t h e y Enter")
    #expect(state.reading.tokens[0].text == "they")
    #expect(state.reading.trace.top[.hidden, 1, state.unit] == 0)
    #expect(state.reading.baseline.top[.hidden, 1, state.unit] != 0)
  }

  @Test("The effects are those of each unit alone, and Esc gives them up without loss")
  func effects() throws {
    var state = try testState()
    try state.press("Right x s")
    state.update(.key(.character("6")))
    #expect(state.work != nil)
    state.update(.key(.escape))
    #expect(state.work == nil && state.interferences.count == 1)
    #expect(state.message?.hasPrefix("stopped reading the text with each of 24 units") == true)
    state.update(.key(.right))
    #expect(state.work == nil)
    try state.press("6")
    let effects = try #require(state.currentEffects)
    let pair = try #require(state.watchedPair(at: 3))
    let found = effects.effects(on: pair, at: 3)[state.unit]
    let expected =
      state.reading.trace.logOdds(of: pair, at: 3) - state.reading.baseline.logOdds(of: pair, at: 3)
    #expect(abs(found.change - expected) <= 1e-5)
  }

  @Test("Where C is put there, the equation and the ledger say so instead of adding up wrongly")
  func replacedCell() throws {
    var state = try testState(size: GridSize(columns: 120, rows: 40))
    try state.press("Right Right x c 0 . 5 Enter")
    let text = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).plainText()
    #expect(text.contains("C is put there"))
    #expect(text.contains("= +0.50"))
    for position in 1...state.reading.count {
      let ledger = Ledger(of: state.layerTrace, unit: state.unit, at: position)
      #expect(abs(ledger.total - state.layerTrace[.cell, position, state.unit]) <= 1e-5)
    }
  }

  @Test("Work on a step that was left is begun anew; where one reading serves all steps it goes on")
  func leftStep() throws {
    var small = try testState()
    small.update(.key(.character("6")))
    let id = small.work?.id
    small.update(.key(.right))
    #expect(small.work?.id == id)
    // 600 units over 60 words are more than is kept.
    let text = Array(repeating: "she", count: 60).joined(separator: " ")
    var large = try testState(text, model: testModel(hidden: 600))
    large.update(.key(.character("6")))
    let first = try #require(large.work?.id)
    large.update(.key(.up))
    #expect(large.work?.id == first)
    large.update(.key(.right))
    #expect(large.work.map { $0.id != first } == true)
  }

  @Test("View 6 puts the largest effect first, and the arrows go through that order")
  func largestFirst() throws {
    var state = try testState(view: .effects)
    state.finishWork()
    for _ in 0..<3 {
      try state.press("Right")
      let shown = try #require(state.effects.shown)
      #expect(shown.position == state.position)
      #expect(state.shownOrder == shown.spread.units)
      let sizes = state.shownOrder.map { abs(shown.effects[$0].change) }
      #expect(sizes == sizes.sorted(by: >))
    }
    try state.press("PageUp PageUp PageUp Down")
    #expect(state.unit == state.shownOrder[1])
    // An order that was asked for counts more.
    try state.press("o")
    #expect(state.shownOrder == state.order.units)
  }
}
