import Language
import ModelFiles
import RecurrentNets

extension TrainingMaterial {
  /// The fewest steps that something can be learnt from and held out of.
  private static let fewestSteps = 20

  /// A series of numbers, each of whose steps is to be foretold from those before it.
  ///
  /// - Parameters:
  ///   - series: The numbers.
  ///   - options: How much is held out.
  /// - Throws: If there are too few steps, or one of the numbers is none.
  init(_ series: InputSeries, options: MaterialOptions) throws(FileError) {
    let rows = series.values
    guard rows.rows >= Self.fewestSteps else {
      throw FileError(
        series.path, "holds \(rows.rows.of("step")); expected at least \(Self.fewestSteps)")
    }
    if let bad = rows.elements.firstIndex(where: { !$0.isFinite }) {
      throw FileError(
        series.path,
        "step \(bad / rows.columns + 1) is \(rows.elements[bad]) in"
          + " “\(series.features[bad % rows.columns])”; expected finite numbers to learn from")
    }
    let held = max(2, Int(Double(rows.rows) * options.validation))
    let cut = (rows.rows - held) * rows.columns
    let training = Matrix(
      rows: rows.rows - held, columns: rows.columns, elements: Array(rows.elements[..<cut]))
    let heldOut = Matrix(rows: held, columns: rows.columns, elements: Array(rows.elements[cut...]))
    let scaling = SeriesScaling(of: training)
    let name = series.path.lastPathPart
    let names = series.features.prefix(6).joined(separator: ", ")
    self.init(
      task: .nextValue,
      training: .stream(TrainingExample(nextValues: scaling.scaled(training))),
      heldOut: .stream(TrainingExample(nextValues: scaling.scaled(heldOut))),
      vocabulary: Vocabulary(words: [], unknownWord: nil), labels: series.features,
      seriesSize: rows.columns, scaling: scaling,
      summary: "\(rows.rows.of("step")) of \(rows.columns.of("value")) (\(names));"
        + " the last \(held) held out; learnt in standard deviations, which the weights take in",
      batchUnit: "places", source: "\(name) (\(rows.rows.of("step")))")
  }
}
