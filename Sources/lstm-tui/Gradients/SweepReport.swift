import MemoryAnalysis
import Visualizer

/// How much of a subject reaches its verb in each of some models, by distance.
struct SweepReport: Encodable {
  /// What one model does.
  struct Model: Encodable {
    /// One distance.
    struct Point: Encodable {
      var distance: Int
      var rows: Int
      var right: Int
      var accuracy: Double
      var logOdds: Double
      var relativeHidden: Double
      var relativeCell: Double?
      var gradientTimesInput: Double
    }

    var model: String
    var cell: String
    var layer: LayerChoice
    var points: [Point]

    init(model: String, cell: String, layer: LayerChoice, points: [DistanceSweep.Point]) {
      self.model = model
      self.cell = cell
      self.layer = layer
      self.points = points.map {
        Point(
          distance: $0.distance, rows: $0.rows, right: $0.right, accuracy: $0.accuracy,
          logOdds: $0.logOdds, relativeHidden: $0.hidden, relativeCell: $0.cell,
          gradientTimesInput: $0.input)
      }
    }
  }

  /// The words that stood in the gap in 99 of 100 cases in training, or at most if that was told.
  var trained: Int?
  /// The most words that ever stood there, as the model's file says.
  var trainedLongest: Int?
  var models: [Model]

  /// The lines of a CSV file, one for each model and distance.
  var csv: [String] {
    ["model,cell,layer,distance,rows,right,log_odds,relative_h,relative_c,gradient_times_input"]
      + models.flatMap { model in
        model.points.map { point in
          [
            Self.field(model.model), model.cell, "\(model.layer)", "\(point.distance)",
            "\(point.rows)", "\(point.right)", "\(point.logOdds)", "\(point.relativeHidden)",
            point.relativeCell.map { "\($0)" } ?? "", "\(point.gradientTimesInput)",
          ].joined(separator: ",")
        }
      }
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// The lines of a table for people: a row for each distance, for each model its columns.
  var lines: [String] {
    guard let first = models.first else { return [] }
    var head = ["words between"]
    for model in models {
      head += [model.model, "‖∂h‖ rel."]
      if model.points.first?.relativeCell != nil { head.append("‖∂C‖ rel.") }
    }
    let rows = first.points.indices.map { index in
      let distance = first.points[index].distance
      let mark = trained.map { distance > $0 ? " *" : "" } ?? ""
      return ["\(distance)\(mark)"]
        + models.flatMap { model in
          let point = model.points[index]
          return ["\(NumberText.fixed(point.accuracy * 100, decimals: 0)) %"]
            + [ScientificText.of(point.relativeHidden)]
            + (point.relativeCell.map { [ScientificText.of($0)] } ?? [])
        }
    }
    var lines = TextTable.lines([head] + rows)
    lines.append(
      "right verbs in %, and what is left at the subject of the gradient at the last word")
    if let trained, let trainedLongest {
      lines.append(
        "* farther than in 99 of 100 cases in training (up to \(trained); the longest had"
          + " \(trainedLongest))")
    } else if trained != nil {
      lines.append("* longer than anything in training")
    }
    lines += SweepChart(report: self).lines
    return lines.map { $0.withVisibleControls }
  }
}
