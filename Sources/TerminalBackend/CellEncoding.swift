import CellGrid

/// Turns the cells of a row into what curses can hold.
///
/// A curses cell holds one spacing character and the marks on it, and takes the columns the C
/// library gives it. Clusters of several spacing characters are split over their columns, and what
/// does not fit into the columns of the grid is left out, so that the row stays aligned.
struct CellEncoding {
  /// One curses cell: a base and its marks, and the columns they take.
  struct Part: Equatable {
    var scalars: [Unicode.Scalar]
    var columns: Int
  }

  /// Whether the terminal shows Unicode.
  var unicode: Bool
  /// The columns the C library gives a scalar, -1 if it knows none.
  var systemColumns: (Unicode.Scalar) -> Int

  /// The marks that fit onto one base.
  private static let mostMarks = 4

  /// Returns the parts of a cell that is not a continuation; their columns add up to its width.
  func parts(of cell: Cell) -> [Part] {
    var parts: [Part] = []
    var columns = 0
    for scalar in cell.character.unicodeScalars {
      if isJoiner(scalar) { continue }
      let width = columnsOnScreen(scalar)
      if width == 0 {
        guard var last = parts.popLast() else { continue }
        if last.scalars.count <= Self.mostMarks { last.scalars.append(scalar) }
        parts.append(last)
      } else {
        let shown = width < 0 ? replacement : scalar
        let shownWidth = width < 0 ? 1 : width
        if columns + shownWidth > cell.width { break }
        parts.append(Part(scalars: [shown], columns: shownWidth))
        columns += shownWidth
      }
    }
    while columns < cell.width {
      parts.append(Part(scalars: [" "], columns: 1))
      columns += 1
    }
    return parts
  }

  private var replacement: Unicode.Scalar { unicode ? "\u{FFFD}" : "?" }

  /// Returns 0, 1 or 2, and -1 for what cannot be shown in the columns the grid counts on.
  private func columnsOnScreen(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    guard unicode else { return -1 }
    let width = DisplayWidth.of(scalar)
    return systemColumns(scalar) == width ? width : -1
  }

  /// Joiners and the choice between text and picture have no place in a curses cell.
  private func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200D}" || scalar == "\u{200C}" || (0xFE00...0xFE0F).contains(scalar.value)
  }
}
