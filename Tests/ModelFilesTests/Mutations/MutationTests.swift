import Testing

@testable import ModelFiles

/// If this fails, a damaged or hostile file of somebody takes the program with it, hangs it, or takes the
/// machine's memory.
///
/// `Scripts/mutate` runs it with more files, and measures the memory.
@Suite(.serialized) struct MutationTests {
  @Test("Damaged files are read or refused", arguments: MutationRun.kinds)
  func mutations(kind: MutatedKind) {
    var run = MutationRun(kind, count: 150)
    run.run()
    if MutationRun.environment("LSTM_TUI_MUTATIONS") != nil { print(run.summary) }
    // A run in which nothing, or everything, is refused tests nothing.
    #expect(run.refused > run.count / 20 && run.refused < run.count, "\(run.summary)")
  }

  @Test("Files that are made to take memory do not")
  func bombs() {
    let meter = AllocationMeter()
    for (name, bytes) in MemoryBombs.all {
      var error: FileError?
      let read = {
        do throws(FileError) {
          _ = try ModelImporter.model(bytes: bytes, path: "x")
        } catch let failure { error = failure }
      }
      var peak = 0
      if let meter { peak = meter.peak(of: read) } else { read() }
      if MutationRun.environment("LSTM_TUI_MUTATIONS") != nil {
        print("\(name) | \(peak / bytes.count) × \(bytes.count) B | \(error?.description ?? "")")
      }
      #expect(error != nil)
      #expect(peak <= 128 * bytes.count + MutationRun.allowance, "\(name): \(peak)")
    }
  }

  @Test("Every kind has files")
  func seeds() {
    for kind in MutationRun.kinds { #expect(!kind.seeds.isEmpty, "\(kind.name)") }
  }
}
