import MemoryAnalysis
import Testing

/// If one of these fails, a long computation shows no progress or cannot be stopped.
@Suite struct WorkProgressTests {
  @Test("The share is what was last reported, and never more than all")
  func share() throws {
    let progress = WorkProgress()
    #expect(progress.share == 0)
    try progress.report(1, of: 4)
    #expect(progress.share == 0.25)
    try progress.report(9, of: 4)
    #expect(progress.share == 1)
    try progress.report(0, of: 0)
    #expect(progress.share == 0)
  }

  @Test("Once it is cancelled every report stops the computation")
  func cancel() {
    let progress = WorkProgress()
    progress.cancel()
    #expect(throws: CancellationError.self) { try progress.report(1, of: 2) }
  }
}
