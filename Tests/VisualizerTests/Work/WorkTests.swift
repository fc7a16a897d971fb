import CellGrid
import MemoryAnalysis
import Testing

@testable import Visualizer

/// If one of these fails, what was asked for is lost without a word, or the answer to an
/// earlier question stands under a later one.
@Suite struct WorkTests {
  @Test("An edit or an interference gives up what is about the text, and nothing else")
  func whatIsDropped() throws {
    for change in ["x s", "a"] {
      var state = try testState()
      state.use(testSuite, named: "test.tsv")
      for key in try Key.sequence("7") { state.update(.key(key)) }
      let comparing = try #require(state.work?.id)
      for key in try Key.sequence(change) { state.update(.key(key)) }
      #expect(state.work?.id == comparing)
      state.finishWork()
      #expect(state.contrast.result != nil)

      for key in try Key.sequence("O e f f e c t Enter") { state.update(.key(key)) }
      #expect(state.work != nil)
      for key in try Key.sequence(change) { state.update(.key(key)) }
      #expect(state.work == nil)
    }
  }

  @Test("View 7 asks again for what other work took the place of")
  func asksAgain() throws {
    var state = try testState()
    state.use(testSuite, named: "test.tsv")
    for key in try Key.sequence("7 O e f f e c t Enter") { state.update(.key(key)) }
    state.finishWork()
    #expect(state.contrast.result == nil)
    try state.press("7")
    #expect(state.contrast.result != nil)
    try state.press("7")
    #expect(state.message == "this is view 7")
  }

  @Test("An order by effect on words that are no longer watched is not shown as one on others")
  func otherWords() throws {
    var state = try testState()
    try state.press("w i s Space a r e Enter")
    for key in try Key.sequence("O e f f e c t Enter w i s Space a m Enter") {
      state.update(.key(key))
    }
    state.finishWork()
    #expect(state.order.criterion == .story)
    #expect(state.message?.contains("other words are watched") == true)
  }

  @Test("An order by contrast is that of the sets that are compared")
  func otherSets() throws {
    var state = try testState()
    state.use(testSuite, named: "test.tsv")
    try state.press("7 s n e a r Enter O c Enter s f a r Enter 1")
    #expect(state.order.criterion == .contrast)
    #expect(state.order == state.contrast.result?.layers[0].ranking)
    #expect(state.contrast.result?.sets.condition == "far")
  }
}
