import CellGrid
import Language
import ModelFiles
import RecurrentNets
import TerminalBackend
import Testing

@testable import Visualizer
@testable import lstm_tui

/// If one of these fails, keys, resizes or playing do not reach the screen.
@Suite struct ViewerLoopTests {
  private func state() throws -> ViewerState {
    var generator = SeededGenerator(seed: 1)
    let words = ["<unk>", "she", "is", "busy"]
    let shape = NetworkShape(
      cell: .lstm, vocabularySize: words.count, embeddingSize: 3, hiddenSizes: [5])
    let model = TokenModel(
      name: "tiny", network: Network(random: shape, using: &generator),
      vocabulary: Vocabulary(words: words))
    let tokens = try WordTokenizer(vocabulary: model.vocabulary).tokens(in: "She is busy")
    return ViewerState(
      model: model, tokens: tokens, source: "tiny.txt", size: GridSize(columns: 80, rows: 24))
  }

  private func run(_ script: [TerminalEvent]) throws -> (HeadlessTerminal, ViewerState) {
    let terminal = HeadlessTerminal(size: GridSize(columns: 80, rows: 24), script: script)
    var state = try state()
    ViewerLoop(terminal: terminal) { Theme(depth: .indexed256) }.run(&state)
    return (terminal, state)
  }

  @Test("Every event gives a frame, and the loop ends when the user leaves")
  func frames() throws {
    let (terminal, state) = try run([.key(.right), .key(.right), .key(.character("q"))])
    #expect(terminal.frames.count == 3)
    #expect(state.position == 3 && state.isFinished)
    #expect(terminal.frames[1] != terminal.frames[0])
  }

  @Test("A resize gives a frame of the new size")
  func resize() throws {
    let size = GridSize(columns: 50, rows: 15)
    let (terminal, _) = try run([.resize(size), .key(.character("q"))])
    #expect(terminal.frames.map(\.size) == [GridSize(columns: 80, rows: 24), size])
  }

  @Test("Nothing is timed while paused; playing asks for ticks until the end")
  func timeouts() throws {
    let (terminal, state) = try run([
      .key(.right), .key(.character("g")), .key(.space), .tick, .tick, .key(.character("q")),
    ])
    #expect(state.position == 3)
    let waits = terminal.timeouts.map { $0 != nil }
    #expect(waits == [false, false, false, true, true, false])
  }

  /// A feed that brings something twice.
  private final class Feed: ViewerFeed {
    var times = 0
    let interval = Duration.milliseconds(70)
    func attend(to state: inout ViewerState) {
      times += 1
      state.say("news \(times)")
    }
  }

  @Test("What else changes the screen is asked before each frame, key or no key")
  func feed() throws {
    let terminal = HeadlessTerminal(
      size: GridSize(columns: 80, rows: 24), script: [.tick, .tick, .key(.character("q"))])
    var state = try state()
    let feed = Feed()
    ViewerLoop(terminal: terminal, theme: { Theme(depth: .indexed256) }, feed: feed).run(&state)
    #expect(feed.times == 3)
    #expect(terminal.timeouts.allSatisfy { $0.map { $0 <= .milliseconds(70) } ?? false })
    #expect(terminal.frames[1].plainText().contains("news 2"))
  }

  @Test("Pasted text is taken whole and not drawn letter by letter")
  func pasting() throws {
    let text = String(repeating: "she is busy ", count: 40)
    let keys: [TerminalEvent] = text.map { .key($0 == " " ? .space : .character($0)) }
    let terminal = HeadlessTerminal(
      size: GridSize(columns: 80, rows: 24),
      script: [.key(.character("i"))] + keys + [.key(.escape)])
    terminal.isPasting = true
    var state = try state()
    ViewerLoop(terminal: terminal) { Theme(depth: .indexed256) }.run(&state)
    #expect(state.reading.count == 3 + 120)
    #expect(terminal.frames.count < keys.count / 2)
    #expect(terminal.frames.last?.plainText().contains("word 123 of 123") == true)
  }

  @Test("Work that is followed by more does not wait for a key in between")
  func chainedWork() throws {
    let terminal = HeadlessTerminal(
      size: GridSize(columns: 80, rows: 24), script: [.tick, .tick, .key(.character("q"))])
    var state = try state()
    state.start("one") { _ in { $0.start("two") { _ in { $0.say("done") } } } }
    ViewerLoop(terminal: terminal) { Theme(depth: .indexed256) }.run(&state)
    // The first wait, between the two, may not be without end.
    #expect(terminal.timeouts.first.map { $0 != nil } == true)
    #expect(terminal.frames.last?.plainText().contains("done") == true)
  }

  @Test("The end of the input ends the program")
  func endOfInput() throws {
    let (_, state) = try run([])
    #expect(state.isFinished)
  }
}
