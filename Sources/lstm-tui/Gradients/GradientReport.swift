import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets
import Visualizer

/// How far back the gradient of what a model says reaches in a text.
struct GradientReport: Encodable {
  /// One word.
  struct Row: Encodable {
    /// Its position, from 1.
    var position: Int
    /// The word as written.
    var word: String
    /// ‖∂y/∂h‖ there.
    var hidden: Double
    /// ‖∂y/∂C‖ there; absent in cells without C.
    var cell: Double?
    /// The same relative to the word where it is said.
    var relativeHidden: Double
    var relativeCell: Double?
    /// ∂y/∂x · x.
    var gradientTimesInput: Double
    /// ∏f (∏z) of the chosen unit from here to where it is said.
    var directPath: Double?
  }

  /// One equation of a step back.
  struct Equation: Encodable {
    /// What is computed.
    var symbol: String
    /// From what.
    var formula: String
    /// Every factor's value, product by product.
    var factors: [[Double]]
    /// ∂y/∂ it by backpropagation.
    var value: Double
    /// The same by finite differences.
    var finiteDifference: Double
  }

  /// The model's name.
  var model: String
  /// The kind of its cells.
  var cell: String
  /// The layer, from 1.
  var layer: LayerChoice
  /// The word after which it is said, from 1.
  var at: Int
  /// The two watched words, or the one output.
  var watched: [String]
  /// The log-odds, or the number that is predicted.
  var value: Double
  /// The unit whose direct path is shown.
  var unit: Int?
  /// The words that led to it.
  var rows: [Row]
  /// The word whose step is derived, from 1.
  var derived: Int?
  /// Its equations.
  var equations: [Equation]?

  init(
    model: TokenModel, words: [String], pair: WordPair, gradient: TraceGradient, layer: Int,
    unit: Int?, derived: Int?, in trace: Trace, by recorder: GradientRecorder
  ) {
    self.model = model.name
    cell = trace.layers[layer].cell.title
    self.layer = LayerChoice(layer, in: recorder.network)
    at = gradient.position
    watched = [pair.first, pair.second].filter { $0 != WordPair.nothing }.map { model.labels[$0] }
    value = gradient.value
    self.unit = unit
    self.derived = derived
    let reach = GradientReach(of: gradient, layer: layer, in: trace, by: recorder.network)
    let path = unit.flatMap {
      DirectPath(of: $0, to: reach.reference, in: trace.layers[layer], over: gradient.positions)
    }
    rows = reach.rows.map { row in
      Row(
        position: row.position, word: words[row.position - 1], hidden: row.hidden, cell: row.cell,
        relativeHidden: row.relativeHidden, relativeCell: row.relativeCell,
        gradientTimesInput: row.input, directPath: path.map { $0[row.position] })
    }
    guard let derived, let unit else { return }
    let step = BackwardStep(
      of: gradient, layer: layer, unit: unit, at: derived, in: trace, by: recorder.network)
    equations = zip(step.terms, step.checks(of: gradient, in: trace, by: recorder)).map {
      Equation(
        symbol: $0.symbol, formula: $0.formula, factors: $0.products.map(\.values),
        value: $0.value, finiteDifference: $1)
    }
  }

  /// The lines of a table for people.
  var lines: [String] {
    let said =
      watched.count == 2 ? "log-odds of \(watched[0]) : \(watched[1])" : watched.joined()
    let layers = layer == LayerChoice(argument: "1") ? "" : ", layer \(layer)"
    var lines = [
      "\(model) (\(cell)\(layers)): \(said) after word \(at) = "
        + NumberText.signed(Float(value), decimals: 3)
    ]
    var head = ["word", "‖∂h‖ rel."]
    if rows.first?.relativeCell != nil { head.append("‖∂C‖ rel.") }
    head.append("grad × input")
    let hasPath = rows.first?.directPath != nil
    if hasPath { head.append("direct path") }
    let cells = rows.map { row in
      ["\(row.position) \(row.word)", ScientificText.of(row.relativeHidden)]
        + (row.relativeCell.map { [ScientificText.of($0)] } ?? [])
        + [NumberText.signed(Float(row.gradientTimesInput), decimals: 3)]
        + (row.directPath.map { [ScientificText.of($0)] } ?? [])
    }
    lines += TextTable.lines([head] + cells)
    if let unit, !hasPath {
      lines.append("unit \(unit) has no direct path: a plain RNN keeps nothing by a gate")
    }
    if let equations, let derived, let unit {
      lines.append("")
      lines.append("one step back at word \(derived), unit \(unit):")
      let table = equations.map { equation in
        [
          "\(equation.symbol) = \(equation.formula)", ScientificText.signed(equation.value),
          ScientificText.signed(equation.finiteDifference),
        ]
      }
      lines += TextTable.lines([["equation", "value", "by differences"]] + table)
    }
    return lines.map { $0.withVisibleControls }
  }
}
