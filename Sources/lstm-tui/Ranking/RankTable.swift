import MemoryAnalysis
import ModelFiles
import Visualizer

/// An order of units as a table.
struct RankTable {
  /// The order.
  let report: RankReport

  /// How many distances have a column.
  private static let distances = 8

  /// The lines: what it is, then a row for each unit.
  var lines: [String] {
    [heading.withVisibleControls] + notes + aligned(rows)
  }

  private var heading: String {
    let units = "units of layer \(report.layer) of \(report.model) by \(report.by.rawValue)"
    if let words = report.words, let word = report.word, let at = report.at {
      let watched = words.map { "“\($0)”" }.joined(separator: " against ")
      return "\(units) for \(watched) after word \(at), “\(word)”"
        + (words.count == 2 ? ", in nats" : "")
    }
    if let sets = report.sets, let condition = report.condition, let suite = report.suite {
      let quantity = report.quantity == "c" ? "C" : "h"
      return
        "\(units): AUC of \(quantity), “\(sets[0].word)” over “\(sets[1].word)” in \(condition)"
        + " of \(suite)"
    }
    return report.text.map { "\(units) in \($0)" } ?? units
  }

  private var notes: [String] {
    var notes: [String] = []
    if let count = report.otherRows, count > 0 {
      notes.append("\(count) rows of other words left out")
    }
    if let count = report.unknownRows, count > 0 {
      notes.append("\(count) rows skipped, as the model does not know their words")
    }
    if let count = report.surplusRows, count > 0 {
      notes.append("\(count) rows not read: \(ContrastSets.mostTexts) texts of a set are enough")
    }
    return notes
  }

  private var rows: [[String]] {
    guard let sets = report.sets else {
      return [["rank", "unit", report.by.rawValue]]
        + report.units.map { ["\($0.rank)", "\($0.unit)", value($0.value)] }
    }
    let shown = sets[0].texts.indices.prefix(Self.distances)
    let counts = sets.map { set in ["n", "“\(set.word)”"] + shown.map { "\(set.texts[$0])" } }
    return [["rank", "unit"] + shown.map { $0 == 0 ? "last word" : "−\($0)" }]
      + counts
      + report.units.map { unit in
        ["\(unit.rank)", "\(unit.unit)"] + shown.map { value(unit.areas?[$0]) }
      }
  }

  private func value(_ value: Float?) -> String {
    guard let value else { return "?" }
    switch report.by {
    case .number: return "\(Int(value))"
    case .share, .effect:
      return NumberText.signed(value, decimals: 3)
    default: return NumberText.fixed(Double(value), decimals: 3)
    }
  }

  /// All columns to the right.
  private func aligned(_ rows: [[String]]) -> [String] {
    let columns = rows.first?.indices ?? 0..<0
    let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      columns.map { column in
        String(repeating: " ", count: widths[column] - row[column].count) + row[column]
      }.joined(separator: "  ")
    }
  }
}
