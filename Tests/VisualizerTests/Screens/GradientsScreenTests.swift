import CellGrid
import ModelFiles
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, view 0 shows something else than how far back the gradient reaches.
@Suite struct GradientsScreenTests {
  private func state(_ keys: String, size: GridSize = GridSize(columns: 120, rows: 40)) throws
    -> ViewerState
  {
    var state = try testState(
      "She is busy today in the old house ... I am tired now",
      model: try ModelCatalog.load("english"), size: size)
    try state.press(keys)
    return state
  }

  private func text(_ state: ViewerState, depth: ColourDepth = .none) -> String {
    ViewerScreen.view(state, size: state.size, theme: Theme(depth: depth)).plainText()
  }

  @Test("Under each word are the numbers of the gradient, in this model and in its twin")
  func numbers() throws {
    let state = try state(": 1 0 Enter 0")
    let shown = try #require(state.currentGradient)
    #expect(shown.blocks.map(\.cell).prefix(2) == [.lstm, .rnn])
    let rows = text(state).split(separator: "\n")
    for block in shown.blocks.prefix(2) {
      let expected = block.reach.rows.map {
        ScientificText.short($0.relativeCell ?? $0.relativeHidden)
      }
      let found = rows.contains { row in
        row.split(separator: " ").suffix(expected.count).map(String.init) == expected
      }
      #expect(found, "\(block.title): \(expected)")
    }
  }

  @Test("Opened at a word from the command line, the first frame has its gradient")
  func opening() throws {
    let fresh = try testState(
      "She is busy today in the old house ... I", model: try ModelCatalog.load("english"))
    var state = ViewerState(
      model: fresh.model, tokens: Array(fresh.reading.tokens), source: "text",
      size: GridSize(columns: 120, rows: 40), view: .gradients)
    try state.open(at: 10, unit: 22)
    state.finishWork()
    #expect(state.currentGradient != nil)
    #expect(!text(state).contains("not computed"))
  }

  @Test("The bar under the first word is high in the LSTM and low in the plain RNN")
  func bars() throws {
    let state = try state(": 1 0 Enter 0")
    let shown = try #require(state.currentGradient)
    let scale = LogScale(of: shown.blocks.map(\.reach))
    let (lstm, rnn) = (shown.blocks[0].reach.rows[0], shown.blocks[1].reach.rows[0])
    #expect(scale.share(of: lstm.relativeCell ?? 0) > 0.6)
    #expect(scale.share(of: rnn.relativeHidden) < 0.4)
    #expect(scale.share(of: 1) == 1 && scale.share(of: 0) == 0 && scale.share(of: .nan) == 0)
  }

  @Test("A backward layer is derived with its check too, and goes on to the left")
  func backward() throws {
    var state = try testState(
      "she is busy today they are", model: GeneralModel.bidirectional.model(),
      size: GridSize(columns: 120, rows: 40))
    try state.press("] 0 End")
    #expect(state.readsBackward)
    #expect(text(state).contains("← goes on, and the gradient goes back"))
    try state.press("Home Enter . .")
    let derived = try #require(state.gradients.derived)
    let checks = try #require(derived.checks)
    for (term, check) in zip(derived.step.terms, checks) {
      #expect(abs(term.value - check) <= 1e-4 * max(1, abs(check)), "\(term.symbol)")
    }
    #expect(derived.step.terms.contains { abs($0.value) > 1e-3 })
    #expect(text(state).contains("by differences"))
  }

  @Test(
    "Beside a text that is too long for them the twins are missed, and what is not heard is not called heard"
  )
  func long() throws {
    let words = String(repeating: "She is busy today ... I am tired . ", count: 230)
    var state = try testState(
      words, model: try ModelCatalog.load("english"), size: GridSize(columns: 120, rows: 40))
    #expect(state.reading.count > 2000)
    try state.press("End 0")
    state.finishWork()
    #expect(state.currentGradient?.blocks.count == 1)
    let shown = text(state)
    #expect(shown.contains("twins stand beside 2,000 words at most"))
    #expect(shown.contains("hears no more of") && shown.contains("(400 words away)"), "\(shown)")
  }

  @Test("The derivation walks the phases of a step and then the step before, and back")
  func derivation() throws {
    var state = try state(": 1 0 Enter 0 Enter")
    #expect(state.derives && state.derivedPosition == 10)
    let phases = try #require(state.gradients.derived?.step.phases.count)
    try state.press(Array(repeating: ".", count: phases).joined(separator: " "))
    #expect(state.derivedPosition == 9 && state.gradients.derivation?.phase == 0)
    #expect(text(state).contains("δC = δh · o · (1 − tanh² C) + δC₊₁ · f₊₁"))
    try state.press(",")
    #expect(state.derivedPosition == 10 && state.gradients.derivation?.phase == phases - 1)
    for (term, check) in zip(
      state.gradients.derived?.step.terms ?? [], state.gradients.derived?.checks ?? [])
    {
      #expect(abs(term.value - check) <= 1e-4 * abs(check) + 1e-9, "\(term.symbol)")
    }
    try state.press("Escape")
    #expect(!state.derives && state.view == .gradients)
    try state.press("g Enter . . . . . . . . . . .")
    #expect(state.derivedPosition == 1)
    #expect(state.message?.contains("nothing was read before") == true)
  }

  @Test("A model without a head, and a model without twins, have a view all the same")
  func others() throws {
    var alone = try testState(model: testModel(.gru), view: .gradients)
    try alone.press("End Enter . . . .")
    #expect(alone.currentGradient?.blocks.count == 1)
    var headless = try testState(view: .memory)
    #expect(headless.model.name == "test")
    try headless.press("0 x s")
    #expect(headless.currentGradient != nil)
  }
}
