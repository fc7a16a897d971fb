import CellGrid
import MemoryAnalysis
import Testing

@testable import Visualizer

/// If one of these fails, the units stand by something else than the screen says.
@Suite struct OrderCommandsTests {
  private func state(
    _ text: String = "She is busy today ... zebra I am", model: ViewerState? = nil
  ) throws -> ViewerState {
    var state = try testState(text)
    state.use(testSuite, named: "test.tsv")
    return state
  }

  @Test("o goes through all criteria and back to the story")
  func cycle() throws {
    var state = try state()
    try state.press("Right Right")
    var seen: [UnitCriterion] = []
    for _ in UnitCriterion.allCases {
      try state.press("o")
      seen.append(state.order.criterion)
      #expect(state.message?.hasPrefix("units by \(state.order.criterion.rawValue)") == true)
    }
    #expect(seen == Array(UnitCriterion.allCases.dropFirst()) + [.story])
    #expect(state.order == state.story.ranking)
  }

  @Test(
    "The first letters choose a criterion",
    arguments: [
      ("n", UnitCriterion.number), ("r", .retention), ("s a", .saturation), ("s h", .share),
      ("e", .effect), ("c", .contrast), ("s t", .story),
    ])
  func letters(keys: String, criterion: UnitCriterion) throws {
    var state = try state()
    try state.press("o O \(keys) Enter")
    #expect(state.order.criterion == criterion && state.prompt == nil)
  }

  @Test("A name typed in full chooses too, and none of its letters is a command")
  func fullName() throws {
    var state = try state()
    let tokens = state.reading.tokens.map(\.text)
    for criterion in UnitCriterion.allCases {
      try state.press("O \(criterion.rawValue.map(String.init).joined(separator: " ")) Enter")
      #expect(state.order.criterion == criterion && state.prompt == nil)
      #expect(state.reading.tokens.map(\.text) == tokens)
    }
  }

  @Test("The prompt refuses what is no criterion and stays open")
  func wrongName() throws {
    var state = try state()
    try state.press("O x Enter")
    #expect(state.prompt != nil)
    #expect(state.message?.hasPrefix("type one of story, number") == true)
    try state.press("Escape")
    #expect(state.order.criterion == .story)
  }

  @Test("Rows of every view follow the order, which stays while stepping")
  func rows() throws {
    var state = try state()
    try state.press("O n Enter")
    #expect(state.order.units == Array(0..<24))
    for keys in ["1", "2", "Enter"] {
      try state.press(keys)
      let rows = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).plainText()
      #expect(rows.contains("by number"), "\(keys)")
    }
    try state.press("Escape 1 Right Right O s h Enter")
    let shares = state.order
    #expect(shares.position == 3)
    try state.press("Right Left Right Right")
    #expect(state.order == shares)
    let frame = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).plainText()
    #expect(frame.contains("by share at “busy”"))
    #expect(frame.contains(shares.place(of: state.unit)))
    // ↓ goes to the unit below in this order.
    try state.press("PageUp PageUp PageUp j")
    #expect(state.unit == shares.units[1])
  }

  @Test("An edit makes the order anew where that is quick, and says where it is not")
  func edits() throws {
    var state = try state()
    try state.press("O r Enter")
    let before = state.order
    try state.press("e h e Enter")
    #expect(state.order.criterion == .retention && state.order != before)
    #expect(state.order == .retention(of: state.reading.baseline.layers[0]))
    try state.press("End O e Enter")
    #expect(state.order.criterion == .effect)
    try state.press("e t h e y Enter")
    #expect(state.order.criterion == .story)
    #expect(state.message == "the order by effect no longer holds: units by story again")
    try state.press("O s h Enter g a")
    #expect(state.order.criterion == .share && (state.order.position ?? 99) <= state.reading.count)
    try state.press("O c Enter e h e Enter")
    #expect(state.order.criterion == .contrast)
    // Undoing makes the text shorter than the order's position was.
    try state.press("i b u s y Space b u s y Enter End O s h Enter u u")
    #expect(state.order.criterion == .share && state.order.position == state.reading.count)
  }

  @Test("What an RNN has not is passed over and refused by name")
  func rnn() throws {
    var state = try testState(model: testModel(.rnn))
    try state.press("o o")
    #expect(state.order.criterion == .share)
    #expect(state.message?.hasSuffix("; not by retention or saturation here") == true)
    try state.press("O r Enter")
    #expect(state.message == "a plain RNN has no gates, so its units have no retention")
    #expect(state.order.criterion == .share)
  }

  @Test("Only units of the top layer speak for words")
  func layers() throws {
    var state = try testState(model: testModel(layers: 2, hidden: 5))
    try state.press("O s h Enter")
    #expect(state.order.criterion == .share)
    try state.press("[")
    #expect(state.order.criterion == .story && state.message != nil)
    try state.press("O s h Enter")
    #expect(state.message == "only units of the top layer speak for words; ] goes there")
    try state.press("Escape O e Enter")
    #expect(state.order.criterion == .effect && state.order.units.count == 5)
  }

  @Test("An order that cannot be computed is not asked for again and again")
  func failing() throws {
    // The test model knows no word of the built-in suite.
    var state = try testState()
    try state.press("O e Enter o")
    #expect(state.order.criterion == .effect)
    #expect(state.message?.contains("no condition with two sets") == true)
    try state.press("o")
    #expect(state.order.criterion == .story)
  }

  @Test("b goes to the first unit of the order, and says when it is there")
  func first() throws {
    var state = try state()
    try state.press("O r Enter j b")
    #expect(state.unit == state.order.units[0])
    try state.press("b")
    #expect(state.message == "unit \(state.unit) is the first of the order")
    try state.press("7 j b")
    #expect(state.unit == state.contrast.result?.layers[0].ranking.units[0])
  }

  @Test("Other watched words make an order by share anew")
  func otherWords() throws {
    var state = try state()
    try state.press("End O s h Enter w a m Space i s Enter")
    let pair = try #require(state.watched)
    let shares = state.reading.baseline.shares(in: pair, at: state.reading.count)
    #expect(
      state.order == UnitRanking(by: .share, values: shares.units, at: state.reading.count))
    try state.press("O e Enter w i s Space a r e Enter")
    #expect(state.order.criterion == .story)
  }

  @Test("Enter and s ask for what views 7 and 9 show, and s says so elsewhere")
  func source() throws {
    var state = try state()
    try state.press("s")
    #expect(state.prompt == nil)
    #expect(
      state.message == "s chooses the sets of view 7 and the text of view 9, and sweeps in view 0")
    for keys in ["7 s", "7 Enter"] {
      try state.press(keys)
      #expect(state.prompt?.purpose == .sets)
      #expect(state.prompt?.suggestions == ["near", "far", "one"])
      try state.press("Escape 1")
    }
    try state.press("9 Enter")
    #expect(state.prompt?.purpose == .surveyFile)
  }
}
