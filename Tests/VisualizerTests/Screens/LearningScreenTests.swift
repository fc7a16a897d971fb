import CellGrid
import RecurrentNets
import Testing

@testable import Visualizer

/// If this fails, some key or some window size breaks the screen of a training.
@Suite struct LearningScreenTests {
  private static let keys: [Key] = {
    let quitting: [Key] = [.character("q"), .control("c")]
    var keys = CommandTable.commands.flatMap(\.keys).filter { !quitting.contains($0) }
    for _ in 0..<6 { keys += [.character("<"), .character(">"), .space] }
    keys += [.enter, .escape, .backspace]
    return keys + "sheam".map { Key.character($0) }
  }()

  @Test(
    "Every size, every key and news at any time give a frame of exactly that size", arguments: 0..<4
  )
  func randomWalk(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let cell: CellKind = [.lstm, .gru, .rnn, .lstm][seed]
    var state = try learningState(0, suite: seed % 2 == 0, cell: cell)
    state.use(testSuite, named: "test.tsv")
    var update = 0
    for _ in 0..<250 {
      switch Int.random(in: 0..<12, using: &generator) {
      case 0:
        state.update(
          .resize(
            GridSize(
              columns: Int.random(in: 0...150, using: &generator),
              rows: Int.random(in: 0...60, using: &generator))))
      case 1: state.update(.tick)
      case 2, 3: state.finishWork()
      case 4, 5:
        update = min(1000, update + Int.random(in: 0...90, using: &generator))
        state.takeLearning(
          update, suite: seed % 2 == 0, cell: cell,
          ending: update == 1000 ? LearningEnding("done", isAstray: seed % 3 == 0) : nil)
      default:
        state.update(.key(Self.keys[Int.random(in: 0..<Self.keys.count, using: &generator)]))
      }
      #expect((1...state.reading.count).contains(state.position))
      #expect(state.order.units.contains(state.unit))
      #expect(state.learning?.update ?? -1 <= update)
      let theme = allThemes[Int.random(in: 0..<allThemes.count, using: &generator)]
      let size = state.size
      #expect(ViewerScreen.view(state, size: size, theme: theme).size == size)
    }
  }
}
