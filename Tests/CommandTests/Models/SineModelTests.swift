import Foundation
import ModelFiles
import RecurrentNets
import Testing

@testable import lstm_tui

/// If one of these fails, the model of a series foretells no better or worse than its page says.
@Suite struct SineModelTests {
  private let values: [Float]

  init() throws {
    values = try SeriesFile.load(EnglishText.examples + "sine.csv").values.elements
  }

  /// The root mean square error of predictions of all values from some index on.
  private func error(of predictions: [Float], from first: Int) -> Double {
    let errors = zip(predictions, values[first...]).map { Double($0 - $1) * Double($0 - $1) }
    return Statistics.mean(errors).squareRoot()
  }

  @Test("The errors on values that it did not learn from are those of the page")
  func table() throws {
    let table = try DocumentedTable(of: "docs/examples.md", below: "## sine")
    let line = zip(values.dropFirst(), values).map { 2 * $0 - $1 }
    var errors = [
      ("the last value", error(of: values, from: 1)),
      ("a line through the last two values", error(of: line, from: 2)),
    ]
    for (row, name) in [
      ("sine", "sine"), ("the PyTorch model `examples/sine.pt`", EnglishText.examples + "sine.pt"),
    ] {
      let series = try SeriesFile.load(EnglishText.examples + "sine.csv").values
      let trace = TraceRecorder(try ModelCatalog.load(name).network).trace(of: .vectors(series))
      errors.append((row, error(of: (1...series.rows).map { trace.output(at: $0)[0] }, from: 1)))
    }
    for (row, error) in errors {
      let stated = try #require(table.number(in: 1, of: row))
      #expect(abs(stated - error) < 0.00051, "\(row): \(error)")
    }
  }

  @Test("None of it was learnt from")
  func heldOut() throws {
    let read = try SeriesFile.load(EnglishText.examples + "train/sine.csv").values.elements
    #expect(try ModelCatalog.load("sine").training?.contains("(\(read.count) steps)") == true)
    // Four values in a row, rounded as those are.
    let run = values.prefix(4).map { ($0 * 1000).rounded() }
    let found = read.indices.dropLast(3).contains { start in
      zip(read[start...], run).allSatisfy { abs(($0 * 1000).rounded() - $1) < 1 }
    }
    #expect(!found)
  }
}
