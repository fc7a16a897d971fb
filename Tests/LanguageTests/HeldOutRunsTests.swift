import Language
import Testing

struct HeldOutRunsTests {
  @Test("A held-out run is found wherever it stands, and only whole")
  func occurrence() {
    let runs = HeldOutRuns([[1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 8, 9], [5, 5, 5, 5, 5, 5]])
    #expect(runs.occur(in: [1, 2, 3, 4, 5, 6, 7]))
    #expect(runs.occur(in: [0, 1, 2, 3, 4, 5, 6, 8, 9]))
    #expect(!runs.occur(in: [1, 2, 3, 4, 5, 6, 8]))
    #expect(!runs.occur(in: [1, 2, 3, 4, 0, 5, 6, 7]))
    #expect(runs.occur(in: [1, 5, 5, 5, 5, 5, 5]))
    #expect(!runs.occur(in: []))
  }

  @Test("Runs of fewer than six words stay in the training text")
  func shortRuns() {
    #expect(!HeldOutRuns([[1, 2, 3, 4, 5]]).occur(in: [1, 2, 3, 4, 5, 6]))
  }
}
