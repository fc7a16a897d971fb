import CellGrid
import Language
import ModelFiles
import RecurrentNets
import Testing

@testable import MemoryAnalysis
@testable import Visualizer

/// If one of these fails, a long text shows other numbers than the network's, stops at the end of
/// what is recorded, or ends the program there.
@Suite struct WindowsTests {
  private static let plan = WindowPlan(
    chunkLength: 16, windowLength: 64, wholeLength: 40, checkpointLimit: 8)

  /// A model whose numbers do not depend on the order of summation in ways one could see.
  private func model(_ cell: CellKind, layers: Int = 2) -> TokenModel {
    let wild = testModel(cell, layers: layers, hidden: 8)
    var network = wild.network
    network.forEachTensor { values in
      for index in values.indices { values[index] *= 0.35 }
    }
    return TokenModel(
      name: "test", network: network, vocabulary: wild.vocabulary, cellRange: 0.5,
      training: "by chance")
  }

  private func text(_ count: Int, _ generator: inout SeededGenerator) -> TokenizedText {
    TokenizedText(
      (0..<count).map { _ in
        let id = Int.random(in: 1..<testWords.count, using: &generator)
        return Token(text: testWords[id], id: id)
      })
  }

  private func state(
    _ model: TokenModel, _ text: TokenizedText, plan: WindowPlan?, rest: TextRest? = nil
  ) -> ViewerState {
    ViewerState(
      model: model, text: text, rest: rest, source: "long.txt", readsWhole: plan == nil,
      plan: plan, size: GridSize(columns: 100, rows: 30))
  }

  private static let keys = [
    "Right", "Left", "l l l l l l", "h h h h", "G", "g", ": 7 7 Enter", ": 1 4 0 Enter",
    ": 6 4 Enter", ": 6 5 Enter", "/ t h e Enter", "/ b u s Enter", "n", "N", "v", "j", "k", "1",
    "2", "3", "4", "5", "6", "7", "8", "9", "0", "Enter", ". . . . . . . .", ", , k", "Escape",
    "Enter", "Escape", "m", "o", "x s", "x m Tab Enter",
    "x f 1 Enter", "X",
    "e s h e Enter", "e i s Space a r e Enter", "u", "a", "i t o d a y Enter",
    "w i s Space a r e Enter",
    "[", "]", ". .", ",", "O r e t Enter", "O e f f Enter", "O s t o Enter", "Tab", "c h e Enter",
    "PageDown", "Space", "b",
  ]

  @Test(
    "Random walks over a long text show what the network computes, and every frame can be drawn",
    arguments: CellKind.allCases, [UInt64](0..<6))
  func walk(cell: CellKind, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let model = model(cell)
    var state = state(
      model, text(Int.random(in: 41...200, using: &generator), &generator), plan: Self.plan)
    let recorder = TraceRecorder(model.network)
    for step in 0..<60 {
      let keys = Self.keys.randomElement(using: &generator) ?? "Right"
      for key in try Key.sequence(keys) {
        state.update(.key(key))
        if Bool.random(using: &generator) { state.finishWork() }
        if Int.random(in: 0..<4, using: &generator) == 0 { state.update(.tick) }
        #expect(state.reading.positions.contains(state.position), "after \(keys)")
        #expect((1...state.reading.count).contains(state.position))
      }
      let size =
        [
          GridSize(columns: 100, rows: 30), GridSize(columns: 200, rows: 50),
          GridSize(columns: 47, rows: 13),
        ].randomElement(using: &generator) ?? state.size
      if step % 7 == 0 { state.update(.resize(size)) }
      _ = ViewerScreen.view(state, size: size, theme: allThemes[step % allThemes.count])
      guard step % 5 == 0 else { continue }
      state.finishWork()
      let whole = recorder.trace(of: state.reading.tokens.map(\.id))
      #expect(largest(state.reading.baseline, whole) < 1e-4)
      if state.interferences.isEmpty { #expect(state.reading.trace == state.reading.baseline) }
    }
  }

  /// The largest difference of two records where both have one.
  private func largest(_ part: Trace, _ whole: Trace) -> Float {
    var largest: Float = 0
    for (a, b) in zip(part.layers, whole.layers) {
      for position in part.positions {
        for quantity in a.quantities {
          for (x, y) in zip(
            a.values(of: quantity, at: position), b.values(of: quantity, at: position))
          {
            largest = max(largest, abs(x - y))
          }
        }
      }
    }
    return largest
  }

  @Test("What is done to a unit is done in every window", arguments: [UInt64](0..<4))
  func interference(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let model = model(.lstm)
    let text = text(180, &generator)
    var long = state(model, text, plan: Self.plan)
    var whole = state(model, text, plan: nil)
    for keys in [
      "] : 5 0 Enter x s", ": 1 2 0 Enter j x f 0 Enter", "G", "g", ": 1 0 0 Enter",
      "x g 0 . 5 Enter", "g",
    ] {
      try long.press(keys)
      try whole.press(keys)
      // The rows may stand in another order; what is done has to be done to the same unit.
      whole.unit = long.unit
      guard long.interferences == whole.interferences else {
        try whole.press("X")
        try long.press("X")
        continue
      }
      #expect(largest(long.reading.trace, whole.reading.trace) < 1e-4, "after \(keys)")
    }
  }

  @Test("The frames of a long text are those of the same text read whole")
  func sameFrames() throws {
    var generator = SeededGenerator(seed: 4)
    let model = model(.lstm, layers: 1)
    let text = text(60, &generator)
    // One window holds all of it once it is read.
    var long = state(model, text, plan: Self.plan)
    var whole = state(model, text, plan: nil)
    #expect(!long.reading.isWhole && long.ahead != nil)
    long.finishWork()
    #expect(long.reading.isWhole && long.ahead == nil)
    for keys in [
      "1", "Right Right Right", "2", "3", "4", "5", "9", "0", "Enter", ". . . . . . . .", ", , k",
      "Escape", "1 : 5 5 Enter", "v", "n", "m", "G",
      "/ s h e Enter",
    ] {
      try long.press(keys)
      try whole.press(keys)
      let theme = allThemes[0]
      #expect(
        ViewerScreen.view(long, size: long.size, theme: theme).plainText()
          == ViewerScreen.view(whole, size: whole.size, theme: theme).plainText(), "after \(keys)")
    }
  }

  @Test("A jump is work that can be given up, and then everything is as it was")
  func jump() throws {
    var generator = SeededGenerator(seed: 2)
    var state = state(model(.lstm), text(190, &generator), plan: Self.plan)
    state.finishWork()
    let before = state.reading.positions
    state.update(.key(.character("G")))
    #expect(state.position == 1 && state.work?.title == "reading on to word 190")
    state.update(.key(.escape))
    #expect(state.position == 1 && state.work == nil && state.reading.positions == before)
    #expect(state.message == "stopped reading on to word 190; nothing was changed")
    try state.press("G")
    #expect(state.position == 190 && state.reading.positions.upperBound == 191)
    // What was visited needs no work.
    state.update(.key(.character("g")))
    #expect(state.position == 1 && state.work == nil)
    for key in try Key.sequence(": 9 9 Enter") { state.update(.key(key)) }
    #expect(state.position == 99 && state.work == nil)
  }

  @Test("One step after another goes through all windows and back")
  func steps() throws {
    var generator = SeededGenerator(seed: 3)
    for finishes in [true, false] {
      var state = state(model(.gru), text(150, &generator), plan: Self.plan)
      for position in 1..<150 {
        #expect(state.position == position)
        state.update(.key(.right))
        if finishes { state.finishWork() }
        #expect(state.work == nil)
      }
      for position in (2...150).reversed() {
        #expect(state.position == position)
        state.update(.key(.left))
        if finishes { state.finishWork() }
        #expect(state.work == nil)
      }
    }
  }

  @Test("n goes on into what is not recorded, and back")
  func events() throws {
    var generator = SeededGenerator(seed: 6)
    let wild = testModel(.lstm, hidden: 8, range: 3)
    let text = text(300, &generator)
    var long = state(wild, text, plan: Self.plan)
    long.finishWork()
    var found: [Int] = []
    while found.count < 500 {
      let old = long.position
      try long.press("n")
      guard long.position > old else { break }
      found.append(long.position)
    }
    #expect(long.message?.contains("after this word") == true)
    #expect(Set(found).count == found.count && (found.last ?? 0) > 100)
    for position in found.dropLast().reversed() {
      try long.press("N")
      #expect(long.position == position)
    }
  }

  @Test("The rest of a text comes while its beginning is on the screen")
  func rest() throws {
    var generator = SeededGenerator(seed: 7)
    let model = model(.lstm)
    // Words that are one when they are split again.
    let words = TokenizedText(
      (0..<120).map { _ in
        let id = Int.random(in: 1..<10, using: &generator)
        return Token(text: testWords[id], id: id)
      })
    let end = Array(words.suffix(90).map(\.text).joined(separator: " ").utf8)
    let rest = TextRest(end[...], by: model.textTokenizer, limit: 1000, isCut: false)
    var state = state(model, TokenizedText(words.prefix(30)), plan: Self.plan, rest: rest)
    #expect(state.restRefusal != nil && !state.reading.isWhole || state.reading.count == 30)
    state.update(.key(.character("a")))
    #expect(state.message == state.restRefusal)
    state.finishWork()
    #expect(state.restRefusal == nil && state.reading.count == 120 && state.truncation == nil)
    try state.press("G")
    #expect(state.position == 120)

    let cut = TextRest(end[...], by: model.textTokenizer, limit: 10, isCut: false)
    var short = self.state(model, TokenizedText(words.prefix(30)), plan: Self.plan, rest: cut)
    short.finishWork()
    #expect(short.reading.count == 40 && short.truncation == "only its first 40 words")
  }
}
