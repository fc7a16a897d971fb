import Testing

@testable import RecurrentNets

/// If this fails, words are predicted from other sentences.
@Suite struct PackedBatchTests {
  @Test("Rows are the sequences' words, step by step, and each finds its predecessor")
  func packing() {
    let sequences = [[1, 2, 3], [4], [], [5, 6, 7, 8, 9], [10, 11]]
    let batch = PackedBatch(sequences)
    #expect(batch.activeCounts == [3, 2, 1, 1])
    #expect(batch.offsets == [0, 3, 5, 6, 7])
    #expect(batch.inputs == [5, 1, 10, 6, 2, 7, 8])
    #expect(batch.targets == [6, 2, 11, 7, 3, 8, 9])
    // Within a sequence, what was predicted is what is read next.
    for step in 1..<batch.stepCount {
      for sequence in 0..<batch.activeCounts[step] {
        let before = batch.targets[batch.offsets[step - 1] + sequence]
        #expect(batch.inputs[batch.offsets[step] + sequence] == before)
      }
    }
  }

  @Test("Nothing to predict gives an empty batch")
  func empty() {
    #expect(PackedBatch([]).rowCount == 0)
    #expect(PackedBatch([[3], []]).stepCount == 0)
  }
}
