import RecurrentNets

/// What a model without an embedding reads: some numbers at each step.
public struct InputSeries: Sendable, Equatable {
  /// The names of the numbers of a step, one for each column.
  public var features: [String]

  /// The numbers; T × I, a row for each step.
  public var values: Matrix

  /// What a user should know of how the file was understood, a line each.
  public var notes: [String]

  /// The file, as errors call it.
  public var path: String

  /// Creates a series; there must be a name for each column.
  public init(features: [String], values: Matrix, notes: [String] = [], path: String) {
    precondition(features.count == values.columns, "a series has a name for each column")
    self.features = features
    self.values = values
    self.notes = notes
    self.path = path
  }

  /// Checks that a model reads as many numbers a step as there are columns.
  ///
  /// - Parameters:
  ///   - size: The number that the model reads.
  ///   - model: The model's file.
  /// - Throws: If it is another number; the error says both.
  public func check(inputSize size: Int, of model: String) throws(FileError) {
    guard features.count != size else { return }
    let names = features.prefix(8).joined(separator: ", ") + (features.count > 8 ? ", …" : "")
    let columns = features.count == 1 ? "1 column" : "\(features.count) columns"
    throw FileError(
      path, "has \(columns) (\(names)), but \(model) reads \(size) numbers at each step")
  }

  /// The first steps.
  public func prefix(_ count: Int) -> InputSeries {
    guard values.rows > count else { return self }
    var series = self
    series.values = Matrix(
      rows: count, columns: values.columns,
      elements: Array(values.elements[..<(count * values.columns)]))
    return series
  }
}
