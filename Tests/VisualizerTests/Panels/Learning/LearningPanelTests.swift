import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, one does not see how a training goes.
@Suite struct LearningPanelTests {
  private func screen(_ state: ViewerState, _ size: GridSize) -> String {
    ViewerScreen.view(state, size: size, theme: Theme(depth: .none)).plainText()
  }

  @Test(
    "Loss, right answers, pace and prediction stand beside the heatmaps",
    arguments: [GridSize(columns: 80, rows: 24), GridSize(columns: 120, rows: 40)])
  func parts(size: GridSize) throws {
    let text = screen(try learningState(), size)
    for part in [
      "update 430", "loss 0.87", "○", "test.tsv", "70 %", "least 50 %: attractor-a",
      "epoch 3 of 5, 43 %", "next word", "500 updates", "learning",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test("Where every answer is right no condition is the least")
  func allRight() throws {
    for size in [GridSize(columns: 80, rows: 24), GridSize(columns: 120, rows: 40)] {
      let text = screen(try learningState(1000), size)
      #expect(text.contains("100 %") && text.contains("right in every condition"))
      #expect(!text.contains("least"))
    }
  }

  @Test("A narrow screen has the view alone, and says how far it is")
  func narrow() throws {
    let text = screen(try learningState(), GridSize(columns: 60, rows: 20))
    #expect(text.contains("update 430") && !text.contains("held out"))
  }

  @Test("At an earlier moment the numbers are those of that moment")
  func earlier() throws {
    var state = try learningState()
    for _ in 0..<130 { try state.press("<") }
    #expect(state.learning?.update == 170)
    let text = screen(state, GridSize(columns: 120, rows: 40))
    #expect(text.contains("update 170") && text.contains("loss 1.21"))
    #expect(text.contains("58 %") && text.contains("back at update 170"))
    #expect(!text.contains("held out 0"))
  }

  @Test("In the end it says that the best network is shown, at an earlier moment which one that is")
  func kept() throws {
    var state = try learningState()
    state.takeLearning(1000, ending: LearningEnding("wrote m.safetensors"))
    #expect(
      screen(state, GridSize(columns: 120, rows: 40))
        .contains("trained the best of 5 epochs; after “I” “am” has"))
    try state.press("<")
    let earlier = state.learning?.update ?? 0
    #expect(
      screen(state, GridSize(columns: 120, rows: 40)).contains("update \(earlier) loss"))
  }

  @Test("A training whose loss is no number any more is not called trained, whatever is pressed")
  func astray() throws {
    var state = try learningState()
    state.takeLearning(7, ending: LearningEnding("m: not written", isAstray: true))
    try state.press("Right Left")
    for size in [GridSize(columns: 80, rows: 24), GridSize(columns: 120, rows: 40)] {
      let text = screen(state, size)
      #expect(!text.contains("trained") && !text.contains("done"))
      #expect(
        text.contains("went astray at update 8; try a smaller --learning-rate"), "\(text)"
      )
      #expect(text.split(separator: "\n").first?.contains("went astray") == true)
    }
  }

  @Test("Without colours too one sees which moment the curves are looked at")
  func mark() throws {
    var state = try learningState(50)
    #expect(!screen(state, GridSize(columns: 120, rows: 40)).contains("▲"))
    var columns: [Int] = []
    for _ in 0..<3 {
      for _ in 0..<12 { try state.press("<") }
      let rows = screen(state, GridSize(columns: 120, rows: 40)).split(
        separator: "\n", omittingEmptySubsequences: false)
      let marks = rows.compactMap { row in
        row.firstIndex(of: "▲").map { row.distance(from: row.startIndex, to: $0) }
      }
      #expect(marks.count == 1)
      columns += marks
    }
    #expect(columns.count == 3 && columns[0] > columns[1] && columns[1] > columns[2])
  }

  @Test("Before the first update it says that nothing is learnt")
  func nothing() throws {
    let text = screen(try learningState(0), GridSize(columns: 120, rows: 40))
    #expect(text.contains("nothing is learnt yet"))
  }
}
