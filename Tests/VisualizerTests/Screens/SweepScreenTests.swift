import CellGrid
import MemoryAnalysis
import ModelFiles
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, the picture of the vanishing gradient is not that of the networks, or cannot be
/// reached or left.
@Suite struct SweepScreenTests {
  private func english(trained: Bool = true) throws -> ViewerState {
    var model = try ModelCatalog.load("english")
    // “busy” and “and” stand there too: gaps of 20 and 60 words.
    model.trainedDistances =
      trained
      ? TrainedDistances(.agreement, of: Array(repeating: 22, count: 200) + [62]) : nil
    var state = try testState("She is busy today", model: model)
    state.gradients.sweep.every = 20
    return state
  }

  private func text(
    _ state: ViewerState, columns: Int = 120, rows: Int = 40, unicode: Bool = true
  ) -> String {
    ViewerScreen.view(
      state, size: GridSize(columns: columns, rows: rows),
      theme: Theme(depth: .none, unicode: unicode)
    ).plainText()
  }

  @Test("s sweeps the distance; the table has the numbers of the distance one looks at")
  func numbers() throws {
    var state = try english()
    try state.press("0 s")
    let result = try #require(state.currentSweep)
    #expect(result.pending.isEmpty && result.key.origin == .own)
    #expect(result.curves.map(\.cell).prefix(2) == [.lstm, .rnn])
    for (curve, name) in zip(result.curves, ["english", "english-rnn"]) {
      let model = try ModelCatalog.load(name)
      let material = try SweepMaterial(ownIn: model.textTokenizer)
      let expected = try DistanceSweep(
        over: material.templates, filler: material.filler, distances: [0, 40], layer: 0,
        by: GradientRecorder(model.network)
      ).points
      #expect(curve.points.map(\.distance) == [0, 20, 40, 60, 80, 100])
      #expect([curve.points[0], curve.points[2]] == expected)
      let row = try #require(
        text(state).split(separator: "\n").first { $0.contains("\(curve.title) ") })
      let words = row.split(separator: " ").map(String.init)
      #expect(words.contains(ScientificText.of(SweepCurve.share(expected[1]))), "\(row)")
      #expect(row.contains("\(expected[1].right) of 8"))
      try state.press("g")
      #expect(text(state).contains(ScientificText.of(SweepCurve.share(expected[0]))))
      state.gradients.sweep.distance = nil
    }
  }

  @Test("The range of the training is marked, and said at each distance")
  func trainedRange() throws {
    var state = try english()
    try state.press("0 s")
    #expect(state.currentSweep?.trained?.most == 20 && state.currentSweep?.trained?.longest == 60)
    #expect(text(state).contains("up to 20 words in 99 of 100 cases, 60 at most"))
    #expect(text(state).contains("; rare in training"))
    try state.press("g")
    #expect(text(state).contains("; as in training"))
    try state.press("End")
    #expect(text(state).contains("; never in training"))
    var unknown = try english(trained: false)
    try unknown.press("0 s")
    #expect(text(unknown).contains("trained range unknown"))
    #expect(!text(unknown).contains(" trained ├"))
  }

  @Test("The arrows step the distance and not the word; Esc, s and 0 go back")
  func keys() throws {
    var state = try english()
    try state.press("0 s")
    #expect(state.sweeps && state.sweepDistance == 40 && state.position == 1)
    try state.press("Right Right Left")
    #expect(state.sweepDistance == 41)
    try state.press("PageDown")
    #expect(state.sweepDistance == 51)
    try state.press("End Right")
    #expect(state.sweepDistance == 100 && state.message?.contains("farthest") == true)
    try state.press("g Left")
    #expect(state.sweepDistance == 0 && state.message != nil && state.position == 1)
    try state.press("Down")
    #expect(state.message?.contains("all units") == true)
    for key in ["Escape", "s", "0"] {
      #expect(state.sweeps)
      try state.press(key)
      #expect(!state.sweeps && state.view == .gradients, "\(key)")
      try state.press("s")
    }
    try state.press("Escape Enter s")
    #expect(state.sweeps && !state.derives)
  }

  @Test("A click on the curves looks at that distance, the wheel steps it")
  func mouse() throws {
    var state = try english()
    try state.press("0 s")
    let screen = ScreenLayout(state, size: state.size).screen as? SweepScreen
    let layout = try #require(screen?.layout)
    for distance in [0, 60, 100] {
      let point = GridPoint(column: layout.column(of: distance), row: layout.plot.row + 1)
      state.update(.mouse(MouseEvent(.press, at: point)))
      #expect(state.sweepDistance == distance)
    }
    state.update(.mouse(MouseEvent(.wheelUp, at: GridPoint(column: 5, row: 5))))
    #expect(state.sweepDistance == 99)
  }

  @Test(
    "Headings and what stands at their end never run into each other",
    arguments: [40, 50, 60, 70, 80])
  func headings(columns: Int) throws {
    var state = try english()
    state.update(.resize(GridSize(columns: columns, rows: 20)))
    state.gradients.sweep.every = 50
    try state.press("0 s")
    let row = text(state, columns: columns, rows: 20).split(separator: "\n")
      .first { $0.contains("right verb") }
    if let row { #expect(row.hasSuffix(" at 100"), "\(row)") }
    #expect(columns < 60 || row != nil)
  }

  @Test("The curves grow piece by piece, keys are answered in between, and Esc stops them")
  func growing() throws {
    var state = try english()
    state.gradients.sweep.every = 5
    try state.press("0")
    state.update(.key(.character("s")))
    var counts: [Int] = []
    for _ in 0..<2 {
      let work = try #require(state.work)
      // The next piece begins with what is done, so that the number on the screen never falls.
      #expect(work.share == Double(counts.last ?? 0) / 21)
      state.finish(work.id, with: work.outcome(WorkProgress()))
      counts.append(state.currentSweep?.curves.first?.points.count ?? 0)
      state.update(.key(.right))
      #expect(text(state).contains(" apart"))
    }
    #expect(counts[0] > 0 && counts[1] > counts[0] && state.sweepDistance == 42)
    if state.work != nil {
      state.update(.key(.escape))
      #expect(state.work == nil && state.sweeps && state.gradients.sweep.isDeclined)
      try state.press("s")
    }
    #expect(state.currentSweep?.pending.isEmpty == true)
    #expect(
      state.currentSweep?.curves.first?.points.map(\.distance)
        == Array(stride(from: 0, through: 100, by: 5)))
  }

  @Test("A model without the sweep's words sweeps the text, from the word that counts most")
  func ownModel() throws {
    var state = try testState("she is busy today they are", model: testModel(.gru, hidden: 5))
    state.gradients.sweep.most = 8
    try state.press("0 s")
    #expect(!state.sweeps && state.message?.contains("three words") == true)
    // Of three words the first is far away, and with one word in the gap it is the text itself that is read.
    try state.press(": 3 Enter s")
    let whole = try #require(state.currentSweep)
    #expect(whole.curves.count == 1 && whole.curves[0].points.count == 9)
    let said = state.reading.trace.logOdds(of: whole.material.templates[0].pair, at: 3)
    let point = try #require(whole.curves[0].point(at: 1))
    #expect(said > 0 && point.right == 1 && abs(point.logOdds - Double(said)) <= 1e-3)
    try state.press("Escape : 6 Enter s")
    let result = try #require(state.currentSweep)
    let template = result.material.templates[0]
    let reach = try #require(state.gradients.shown?.blocks.first?.reach)
    let strongest = reach.rows.filter { $0.position <= 4 }.max { abs($0.input) < abs($1.input) }
    let subject = try #require(strongest?.position)
    #expect(template.before == [state.reading[subject].id])
    #expect(template.after == [state.reading[6].id])
    #expect(result.material.filler == (subject + 1..<6).map { state.reading[$0].id })
    #expect(text(state).contains("is still likelier than"))
    try state.press("g Escape")
    #expect(state.view == .gradients)
  }

  @Test("What cannot be swept is refused in one line")
  func refusals() throws {
    var model = testModel(.lstm, hidden: 4)
    model.tokenizer = .character
    var characters = try testState("she is busy today", model: model)
    try characters.press("End 0 s")
    #expect(characters.message?.contains("reads characters") == true && !characters.sweeps)
    #expect(!text(characters).contains("distance sweep"))
  }

  @Test("Curves, names and bars are there without Unicode and on a small screen")
  func plain() throws {
    var state = try english()
    try state.press("0 s")
    let ascii = text(state, unicode: false)
    #expect(ascii.contains("LLLLLLLL") && ascii.contains(" RNN") && ascii.contains("^"))
    let small = text(state, columns: 80, rows: 24)
    for part in ["LSTM english", "RNN english-rnn", "1┤", "trained", "100%", "is : are"] {
      #expect(small.contains(part), "\(part) is missing")
    }
    #expect(text(state, columns: 40, rows: 12).contains("1┤"))
  }
}
