import CellGrid
import Dispatch
import Language
import MemoryAnalysis
import ModelFiles
import TerminalBackend
import Testing

@testable import Visualizer
@testable import lstm_tui

/// If one of these fails, a long computation freezes the screen, cannot be stopped, or is lost.
@Suite struct BackgroundWorkTests {
  private func state() throws -> ViewerState {
    let model = try ModelCatalog.load("english")
    let tokens = try WordTokenizer(vocabulary: model.vocabulary).tokens(in: "She is busy")
    return ViewerState(
      model: model, tokens: tokens, source: "text", size: GridSize(columns: 80, rows: 24))
  }

  /// Work that goes on until it is told to stop.
  private static func endless(_ progress: WorkProgress) throws -> Work.Outcome {
    var round = 0
    while true {
      try progress.report(round % 100, of: 100)
      round += 1
    }
  }

  @Test("What a key asks for is there in the next frame, or told to be under way")
  func quick() throws {
    let script: [TerminalEvent] = [.key(.character("6"))] + Array(repeating: .tick, count: 200)
    let terminal = HeadlessTerminal(size: GridSize(columns: 120, rows: 40), script: script)
    var state = try state()
    ViewerLoop(terminal: terminal) { Theme(depth: .none) }.run(&state)
    #expect(state.work == nil && state.currentEffects != nil)
    #expect(terminal.frames.last?.plainText().contains("24th") == true)
  }

  @Test("Esc stops work that would never end, and keys are answered meanwhile")
  func stop() throws {
    let terminal = HeadlessTerminal(
      size: GridSize(columns: 80, rows: 24),
      script: [.key(.right), .tick, .key(.escape), .key(.character("q"))])
    var state = try state()
    state.start("waiting for ever") { try Self.endless($0) }
    ViewerLoop(terminal: terminal) { Theme(depth: .none) }.run(&state)
    #expect(state.work == nil && state.position == 2)
    #expect(terminal.frames[1].plainText().contains("waiting for ever:"))
    #expect(terminal.frames.last?.plainText().contains("stopped waiting for ever") == true)
  }

  @Test("A piece of something longer is as far as its beginning before it tells anything")
  func piece() throws {
    var state = try state()
    state.start("the second half", from: 0.5) { _ in { $0.message = "done" } }
    let work = BackgroundWork(try #require(state.work))
    #expect(work.share == 0.5)
  }

  @Test("Work that hangs after it was given up does not hold up later work")
  func hangingWork() throws {
    var state = try state()
    let gate = DispatchSemaphore(value: 0)
    defer { for _ in 0..<100 { gate.signal() } }
    for _ in 0..<100 {
      state.start("hanging") { _ in
        gate.wait()
        return { _ in }
      }
      BackgroundWork(try #require(state.work)).cancel()
    }
    state.start("quick") { _ in { $0.update(.key(.right)) } }
    let quick = BackgroundWork(try #require(state.work))
    quick.wait(atMost: .seconds(2))
    #expect(quick.outcome != nil)
  }

  @Test("Told to stop, the computation itself ends")
  func cancel() throws {
    var state = try state()
    state.start("waiting for ever") { try Self.endless($0) }
    let work = try #require(state.work)
    let background = BackgroundWork(work)
    background.wait(atMost: .milliseconds(1))
    #expect(background.outcome == nil)
    background.cancel()
    background.wait(atMost: .seconds(30))
    #expect(background.outcome != nil)
  }

  @Test("The outcome of work that is no longer wanted changes nothing")
  func stale() throws {
    var state = try state()
    state.start("old") { _ in { $0.message = "old" } }
    let old = try #require(state.work)
    state.start("new") { _ in { $0.message = "new" } }
    state.finish(old.id, with: old.outcome(WorkProgress()))
    #expect(state.message == nil && state.work?.title == "new")
    state.finishWork()
    #expect(state.message == "new")
  }

  @Test("Why work cannot be done is told in a line")
  func failure() throws {
    var state = try state()
    state.start("reading") { _ in throw FileError("suite.tsv", "cannot be read: no such file") }
    state.finishWork()
    #expect(state.message == "suite.tsv: cannot be read: no such file")
  }
}
