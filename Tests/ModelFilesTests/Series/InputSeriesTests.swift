import RecurrentNets
import Testing

@testable import ModelFiles

/// If this fails, a file with other columns than the model's is read all the same.
@Suite struct InputSeriesTests {
  @Test("Columns and the numbers a model reads are compared, and both are said")
  func check() throws {
    let series = InputSeries(
      features: ["open", "close"], values: Matrix(rows: 1, columns: 2), path: "data.csv")
    try series.check(inputSize: 2, of: "lstm.pt")
    let error = #expect(throws: FileError.self) { try series.check(inputSize: 3, of: "lstm.pt") }
    #expect(
      error?.description
        == "data.csv: has 2 columns (open, close), but lstm.pt reads 3 numbers at each step")
  }
}
