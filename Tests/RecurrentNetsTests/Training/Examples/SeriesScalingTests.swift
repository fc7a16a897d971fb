import Testing

@testable import RecurrentNets

/// If this fails, a model of a series reads other numbers than those that it is given.
@Suite struct SeriesScalingTests {
  @Test("With the scale in its weights a network says of the values what it said of scaled ones")
  func folding() {
    var rows = randomRows(30, columns: 2, seed: 1)
    for row in 0..<rows.rows {
      rows[row, 0] = 40 * rows[row, 0] + 1000
      rows[row, 1] = 0.01 * rows[row, 1] - 3
    }
    let scaling = SeriesScaling(of: rows)
    for cell in CellKind.allCases {
      let network = randomNetwork(
        NetworkArchitecture(
          cell: cell, vocabularySize: 0, inputSize: 2, hiddenSizes: [4, 3], outputSize: 2,
          task: .nextValue), scale: 0.5, seed: 2)
      let scaled = TraceRecorder(network).trace(of: .vectors(scaling.scaled(rows)))
      let folded = TraceRecorder(scaling.folded(into: network)).trace(of: .vectors(rows))
      for position in scaled.positions {
        for column in 0..<2 {
          let expected =
            scaled.output(at: position)[column] * scaling.deviations[column] + scaling.means[column]
          let error = abs(folded.output(at: position)[column] - expected)
          #expect(error < 1e-3 * scaling.deviations[column])
        }
      }
    }
  }

  @Test("A value that never changes is not divided by 0")
  func constant() {
    let scaling = SeriesScaling(of: Matrix(rows: 3, columns: 1, elements: [5, 5, 5]))
    #expect(scaling.means == [5] && scaling.deviations == [1])
    #expect(SeriesScaling(of: Matrix(rows: 0, columns: 1)).deviations == [1])
  }
}
