import Testing

@testable import RecurrentNets

/// If this fails, words are predicted from other sentences.
@Suite struct PackedBatchTests {
  @Test("Rows are the sequences' words, step by step, and each finds its predecessor")
  func packing() {
    let sequences = [[1, 2, 3], [4], [], [5, 6, 7, 8, 9], [10, 11]]
    let batch = PackedBatch(sequences.map { TrainingExample(nextTokens: $0) })
    #expect(batch.activeCounts == [3, 2, 1, 1])
    #expect(batch.offsets == [0, 3, 5, 6, 7])
    #expect(batch.inputs == [5, 1, 10, 6, 2, 7, 8])
    guard case .labels(let targets) = batch.targets else {
      Issue.record("words to be predicted are labels")
      return
    }
    #expect(targets == [6, 2, 11, 7, 3, 8, 9])
    // Within a sequence, what was predicted is what is read next.
    for step in 1..<batch.stepCount {
      for sequence in 0..<batch.activeCounts[step] {
        let before = targets[batch.offsets[step - 1] + sequence]
        #expect(batch.inputs[batch.offsets[step] + sequence] == before)
      }
    }
  }

  @Test("Nothing to predict gives an empty batch")
  func empty() {
    #expect(PackedBatch([]).rowCount == 0)
    #expect(PackedBatch([[3], []].map { TrainingExample(nextTokens: $0) }).stepCount == 0)
  }

  @Test("A layer that reads backward meets each sequence's words from the last to the first")
  func reversal() {
    let batch = PackedBatch(
      [[1, 2, 3, 4], [5, 6, 7], [8, 9]].map { TrainingExample(nextTokens: $0) })
    #expect(batch.inputs == [1, 5, 8, 2, 6, 3])
    #expect(batch.reversedRows.map { batch.inputs[$0] } == [3, 6, 8, 2, 5, 1])
    #expect(batch.lastRows.map { batch.inputs[$0] } == [3, 6, 8])
    #expect(batch.reversedRows.map { batch.reversedRows[$0] } == Array(0..<6))
  }

  @Test("Vectors, values and labels of whole texts stand where their steps stand")
  func otherKinds() {
    let rows = [randomRows(2, columns: 2, seed: 1), randomRows(3, columns: 2, seed: 2)]
    let batch = PackedBatch(rows.map { TrainingExample(nextValues: $0) })
    #expect(batch.vectors == Array(rows[1].row(0) + rows[0].row(0) + rows[1].row(1)))
    guard case .values(let values) = batch.targets else {
      Issue.record("vectors to be predicted are values")
      return
    }
    #expect(values == Array(rows[1].row(1) + rows[0].row(1) + rows[1].row(2)))
    let labelled = PackedBatch(
      [TrainingExample(tokens: [1], label: 7), TrainingExample(tokens: [2, 3], label: 8)],
      predictsOnce: true)
    #expect(labelled.predictionCount == 2 && labelled.rowCount == 3)
    guard case .labels(let labels) = labelled.targets else {
      Issue.record("labels are labels")
      return
    }
    #expect(labels == [8, 7])
  }
}
