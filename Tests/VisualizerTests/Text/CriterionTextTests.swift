import MemoryAnalysis
import Testing

@testable import Visualizer

/// If one of these fails, a value is printed as what it is not.
@Suite struct CriterionTextTests {
  @Test("Values are printed in the form of their criterion")
  func values() {
    #expect(CriterionText.value(0.931, of: .retention) == "0.93")
    #expect(CriterionText.value(0.5, of: .saturation) == "50 %")
    #expect(CriterionText.value(-1.5, of: .share) == "−1.50")
    #expect(CriterionText.value(1.5, of: .effect) == "+1.50")
    #expect(CriterionText.value(0.998, of: .contrast) == "AUC 0.998")
    #expect(CriterionText.value(7, of: .number) == "7")
  }

  @Test("The basis names its word and shortens where there is no room")
  func basis() throws {
    var state = try testState("She is busy")
    try state.press("Right O s h Enter")
    #expect(CriterionText.basis(of: state, columns: 40) == "by share at “is”")
    #expect(CriterionText.basis(of: state, columns: 15) == "by share")
    #expect(CriterionText.basis(of: state, columns: 5).isEmpty)
    try state.press("O s t Enter")
    #expect(CriterionText.basis(of: state, columns: 40).isEmpty)
    #expect(CriterionText.place(of: 0, in: state.order).isEmpty)
  }
}
