import CellGrid
import RecurrentNets

/// How a network's curve is told from the others: a colour, a way to be broken, and a letter.
struct CurveLook {
  /// The kind of cell, of which each has its look.
  let cell: CellKind

  /// The style of the curve and of its name.
  func style(_ theme: Theme) -> CellStyle {
    guard theme.depth != .none else { return .plain }
    let colour =
      switch cell {
      case .lstm: theme.signedColour(0.9, range: 1)
      case .rnn: theme.signedColour(-0.9, range: 1)
      case .gru: theme.gateColour(0.65)
      }
    return CellStyle(foreground: colour)
  }

  /// Whether the curve has a dot in a column of dots: an LSTM's is whole, the others are broken, so that they
  /// are told apart without colours.
  func hasDot(at column: Int) -> Bool {
    switch cell {
    case .lstm: true
    case .rnn: column % 6 < 4
    case .gru: column % 4 < 2
    }
  }

  /// The letter that draws the curve where there is no Unicode.
  var letter: String { String(cell.title.prefix(1)) }
}
