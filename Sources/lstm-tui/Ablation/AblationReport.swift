import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets
import Visualizer

/// What an interference does to the prediction, for each unit or for all together.
struct AblationReport: Encodable {
  /// The effect of one interference.
  struct Row: Encodable {
    /// The unit; `nil` for all units of the layer together.
    var unit: Int?
    /// Where the unit stands among all by |change|, from 1; `nil` for all together.
    var rank: Int?
    /// ln p(first) / p(second) with the interference, in nats.
    var logOdds: Float
    /// How far that is from what it is without, in nats.
    var change: Float
    /// KL(without ‖ with) of the whole prediction, in nats.
    var divergence: Float
    /// The likeliest word with the interference.
    var likeliest: String
    /// Its probability.
    var probability: Float
  }

  /// The model's name.
  var model: String
  /// What is done, in words.
  var interference: String
  /// The layer, from 1.
  var layer: LayerChoice
  /// The first word at which it is done, from 1.
  var from: Int
  /// The word after which the prediction is compared, from 1.
  var at: Int
  /// The two watched words, or the one output.
  var words: [String]
  /// ln p(first) / p(second) without it, in nats.
  var logOdds: Float
  /// The effects, the largest |change| first.
  var rows: [Row]
  /// The median of |change| over all units of the layer; `nil` for all together.
  var median: Float?
  /// The quartiles of |change|.
  var quartiles: [Float]?

  /// The lines of a table for people.
  var lines: [String] {
    func number(_ value: Float) -> String { NumberText.fixed(Double(value), decimals: 3) }
    func signed(_ value: Float) -> String { NumberText.signed(value, decimals: 3) }
    let watched = words.count == 2 ? "log-odds" : "value"
    let head = ["unit", "rank", watched, "change", "KL", "likeliest", "p"]
    let rows = rows.map { row in
      [
        row.unit.map(String.init) ?? "all", row.rank.map(String.init) ?? "-",
        signed(row.logOdds), signed(row.change), number(row.divergence),
        row.likeliest.withVisibleControls, number(row.probability),
      ]
    }
    var lines = [
      "\(interference); \(words.count == 2 ? "log-odds of " : "")"
        + "\(words.joined(separator: " : ")) after word \(at): \(signed(logOdds)) without"
    ]
    lines += TextTable.lines([head] + rows)
    if let median, let quartiles {
      lines.append(
        "|change| of all units: median \(number(median)), half of them from "
          + "\(number(quartiles[0])) to \(number(quartiles[1]))")
    }
    return lines.map { $0.withVisibleControls }
  }
}
