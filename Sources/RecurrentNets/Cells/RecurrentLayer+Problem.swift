extension RecurrentLayer {
  /// What does not fit together in the layer's weights, or `nil`.
  ///
  /// Readers of files look at ``problem(cell:inputWeight:recurrentWeight:bias:variant:)`` before
  /// they make a layer, since a layer that does not fit cannot be made.
  var problem: String? {
    Self.problem(
      cell: cell, inputWeight: inputWeight, recurrentWeight: recurrentWeight, bias: bias,
      variant: variant)
  }

  /// What does not fit together in weights for a layer, or `nil`.
  ///
  /// - Parameters:
  ///   - cell: The kind of cell.
  ///   - inputWeight: W `(blocks · H, I)`.
  ///   - recurrentWeight: U `(blocks · H, P)`.
  ///   - bias: b `(blocks · H)`.
  ///   - variant: What the cells have that the usual ones do not.
  /// - Returns: One sentence with the sizes that were expected and found.
  public static func problem(
    cell: CellKind, inputWeight: Matrix, recurrentWeight: Matrix, bias: [Float],
    variant: CellVariant
  ) -> String? {
    let rows = recurrentWeight.rows
    guard rows > 0, rows % cell.blockCount == 0 else {
      return "the recurrent weight has \(rows) rows; a \(cell.title) needs a multiple of "
        + "\(cell.blockCount) above 0"
    }
    guard inputWeight.rows == rows, bias.count == rows else {
      return "the input weight has \(inputWeight.rows) rows, the recurrent weight \(rows) and the "
        + "bias \(bias.count) values; expected as many of each"
    }
    let count = rows / cell.blockCount
    let outputSize = variant.projection?.rows ?? count
    guard recurrentWeight.columns == outputSize else {
      return "the recurrent weight has \(recurrentWeight.columns) columns; expected \(outputSize), "
        + "one for each value of h"
    }
    if let projection = variant.projection, cell != .lstm || projection.columns != count {
      return
        "the projection is \(projection.rows) × \(projection.columns); expected one of an LSTM "
        + "with \(count) columns"
    }
    let vectors: [(String, [Float]?, Int)] = [
      ("the peepholes of the forget gate", variant.peepholes?.forget, count),
      ("the peepholes of the input gate", variant.peepholes?.input, count),
      ("the peepholes of the output gate", variant.peepholes?.output, count),
      ("the recurrent bias of the candidate", variant.recurrentCandidateBias, count),
      ("the initial h", variant.initialHidden, outputSize),
      ("the initial C", variant.initialCell, count),
    ]
    for case (let name, let values?, let expected) in vectors where values.count != expected {
      return "\(name) has \(values.count) values; expected \(expected)"
    }
    return nil
  }
}
