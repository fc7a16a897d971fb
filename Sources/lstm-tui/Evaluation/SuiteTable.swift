import Visualizer

/// The results of several models on one suite, as a table.
struct SuiteTable {
  /// The results, one column each.
  let results: [SuiteResult]

  /// The lines: names of the models, then each condition, then what could not be asked.
  var lines: [String] {
    guard let first = results.first else { return [] }
    var rows = [["condition", "rows"] + results.map(\.model)]
    for (index, condition) in first.conditions.enumerated() {
      rows.append(
        [condition.condition, "\(condition.rows)"]
          + results.map { Self.percent($0.conditions[index].accuracy) })
    }
    return TextTable.lines(rows) + notes
  }

  private static func percent(_ accuracy: Double?) -> String {
    accuracy.map { "\(NumberText.fixed($0 * 100, decimals: 1)) %" } ?? "-"
  }

  private var notes: [String] {
    results.flatMap { result in
      let unknown = result.conditions.reduce(0) { $0 + $1.unknown }
      let skipped = result.conditions.reduce(0) { $0 + $1.skipped }
      var notes: [String] = []
      if unknown > 0 {
        notes.append("\(result.model): \(unknown) prefixes hold words it does not know")
      }
      if skipped > 0 {
        notes.append(
          "\(result.model): \(skipped) rows not counted, as it does not know their words")
      }
      return notes
    }
  }
}
