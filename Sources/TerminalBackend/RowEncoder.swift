import CTerminal
import CellGrid

/// Turns a row of a grid into cells of the terminal.
struct RowEncoder {
  /// How characters are shown.
  var encoding: CellEncoding
  /// The colours there are.
  var depth: ColourDepth
  /// Whether a colour number is red, green and blue.
  var isDirect: Bool

  /// Replaces `cells` by those of a row, cut or filled up with blanks to a number of columns.
  func encode(
    _ row: Int, of grid: CellGrid, columns: Int, into cells: inout [terminal_cell]
  ) {
    cells.removeAll(keepingCapacity: true)
    var column = 0
    while column < columns {
      let cell = grid[column, row]
      let isCut = cell.isContinuation || column + cell.width > columns
      let blank = CellEncoding.Part(scalars: [" "], columns: 1)
      for part in isCut ? [blank] : encoding.parts(of: cell) {
        cells.append(terminalCell(part, style: cell.style))
        column += part.columns
      }
    }
  }

  private func terminalCell(_ part: CellEncoding.Part, style: CellStyle) -> terminal_cell {
    var cell = terminal_cell()
    withUnsafeMutableBytes(of: &cell.scalars) { buffer in
      let scalars = buffer.bindMemory(to: UInt32.self)
      for (index, scalar) in part.scalars.prefix(scalars.count).enumerated() {
        scalars[index] = scalar.value
      }
    }
    cell.foreground = number(of: style.foreground)
    cell.background = number(of: style.background)
    cell.bold = style.bold
    cell.dim = style.dim
    cell.underline = style.underline
    cell.reverse = style.reverse
    return cell
  }

  /// Returns the terminal's number of a colour, -1 for its own and for colours it does not have.
  func number(of colour: Colour) -> Int32 {
    switch colour {
    case .terminalDefault: -1
    case .indexed(let index) where isDirect && index >= 8 && Int(index) < depth.colours:
      directNumber(Palette.rgb(index))
    case .indexed(let index): Int(index) < depth.colours ? Int32(index) : -1
    case .rgb(let red, let green, let blue) where isDirect && depth == .direct:
      directNumber(RGBColour(red, green, blue))
    case .rgb: -1
    }
  }

  /// Packs red, green and blue; numbers below 8 would be palette entries.
  private func directNumber(_ colour: RGBColour) -> Int32 {
    let packed = Int32(colour.red) << 16 | Int32(colour.green) << 8 | Int32(colour.blue)
    return packed > 0 && packed < 8 ? 8 : packed
  }
}
