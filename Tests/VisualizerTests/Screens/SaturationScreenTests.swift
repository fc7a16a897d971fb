import CellGrid
import Foundation
import MemoryAnalysis
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, a unit stands where its gates are not.
@Suite struct SaturationScreenTests {
  private func text(_ state: ViewerState, _ size: GridSize? = nil, unicode: Bool = true) -> String {
    ViewerScreen.view(
      state, size: size ?? state.size, theme: Theme(depth: .none, unicode: unicode)
    ).plainText()
  }

  @Test("Three plots with axes, and the selected unit's numbers, at both sizes")
  func content() throws {
    var state = try testState()
    try state.press("9")
    let open = try #require(state.saturation).openShare(of: .forget, unit: state.unit)
    for size in [GridSize(columns: 120, rows: 40), GridSize(columns: 80, rows: 24)] {
      let text = text(state, size)
      for part in [
        "forget f", "input i", "output o", "↑ open", "closed →", "100 %", "50 %", "0 %",
        "over the 8 words of the text", "\(state.unit) open \(NumberText.percent(open))",
        "forget gate open (> 0.9) in \(NumberText.percent(open)) of the steps", "s over a file",
      ] {
        #expect(text.contains(part), "\(part) is missing at \(size.columns)")
      }
    }
  }

  @Test("Every unit has one place in every plot, which is where its shares are")
  func places() throws {
    for hidden in [1, 24, 130] {
      var state = try testState(model: testModel(hidden: hidden))
      try state.press("9")
      let saturation = try #require(state.saturation)
      let layout = SaturationLayout(
        state, in: GridRect(column: 1, row: 2, columns: 118, rows: 33))
      #expect(layout.plots.map(\.gate) == saturation.gates)
      for plot in layout.plots {
        #expect(plot.bins.flatMap(\.units).sorted() == Array(0..<hidden))
        for bin in plot.bins {
          let right = bin.place.column + layout.markWidth
          #expect(plot.area.contains(bin.place) && right <= plot.area.maxColumn)
          let unit = bin.units[0]
          let closed = saturation.closedShare(of: plot.gate, unit: unit)
          let open = saturation.openShare(of: plot.gate, unit: unit)
          let room = Float(plot.area.columns - layout.markWidth)
          #expect(abs(Float(bin.place.column - plot.area.column) - closed * room) <= 0.5)
          let height = Float(plot.area.rows - 1)
          #expect(abs(Float(plot.area.maxRow - 1 - bin.place.row) - open * height) <= 0.5)
        }
        // Marks of one row never touch.
        for (a, b) in zip(plot.bins, plot.bins.dropFirst()) where a.place.row == b.place.row {
          #expect(b.place.column > a.place.column + layout.markWidth)
        }
      }
    }
  }

  @Test("A click on a mark selects its units one after the other")
  func mouse() throws {
    var state = try testState(model: testModel(hidden: 130))
    try state.press("9")
    let layout = ScreenLayout(state, size: state.size)
    let screen = try #require(layout.screen as? SaturationScreen)
    let bin = try #require(screen.layout.plots[1].bins.first { $0.units.count > 2 })
    var seen: [Int] = []
    for _ in bin.units {
      state.update(.mouse(MouseEvent(.press, at: bin.place)))
      seen.append(state.unit)
    }
    #expect(Set(seen) == Set(bin.units))
  }

  @Test("A text file is counted beside the screen, and nothing typed goes back")
  func file() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "s\(UInt32.random(in: 0...9999)).txt")
    try Data("she is busy\nthey are zebra today\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var state = try testState()
    try state.press("9")
    let ofText = state.saturation
    #expect(state.chooseSurvey(file.path) == nil)
    #expect(state.work?.title == "counting over \(file.lastPathComponent)")
    state.finishWork()
    #expect(state.saturation != ofText && state.saturation?.stepCount == 7)
    #expect(text(state).contains("over 7 words of \(file.lastPathComponent)"))
    try state.press("Right e h e Enter")
    #expect(state.saturation?.stepCount == 7)
    try state.press("s Enter")
    #expect(state.saturation == Saturation(of: state.layerTrace))
    try state.press("s Enter")
    #expect(state.message == "that is the text that is counted; type a file's name")
  }

  @Test("What cannot be read is one line, and nothing changes")
  func errors() throws {
    var state = try testState()
    try state.press("9 s / n o / x Enter")
    #expect(state.message == "/no/x: cannot be opened: No such file or directory")
    try state.press("s / t m p Enter")
    #expect(state.message == "/tmp: is a directory; expected a file")
    try state.press("s / d e v / n u l l Enter")
    #expect(state.message == "/dev/null: holds no words; expected at least one")
    try state.press("s - Enter")
    #expect(state.message == "standard input is the keyboard here; name a file")
    #expect(state.survey == nil)
  }

  @Test("A plain RNN says that it has no gates")
  func rnn() throws {
    var state = try testState(model: testModel(.rnn))
    try state.press("9")
    #expect(text(state).contains("a plain RNN has no gates that could be open or closed"))
    try state.press("s")
    #expect(state.prompt == nil && state.message == SaturationText.noGates)
  }

  @Test("Every size and theme is drawn; a narrow screen shows the gate that Tab chose")
  func sizes() throws {
    for hidden in [1, 24, 1200] {
      var state = try testState("she is", model: testModel(hidden: hidden))
      try state.press("9")
      for columns in [40, 41, 59, 66, 79, 80, 120, 300] {
        for rows in Array(12...30) + [39, 40, 90] {
          let size = GridSize(columns: columns, rows: rows)
          let theme = allThemes[(columns + rows) % allThemes.count]
          #expect(ViewerScreen.view(state, size: size, theme: theme).size == size)
        }
      }
      let narrow = GridSize(columns: 44, rows: 20)
      #expect(text(state, narrow).contains("forget f"))
      state.focus = .output
      #expect(text(state, narrow).contains("output o"))
      #expect(!text(state, narrow).contains("forget f"))
      #expect(text(state, unicode: false).allSatisfy { $0.isASCII })
    }
  }
}
