import ArgumentParser
import CellGrid

/// How large a frame is that is drawn without a terminal.
struct FrameSizeOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Columns and rows of a screen that is printed or drawn, as in 120x40.", valueName: "WxH"),
    transform: FrameSizeOption.size)
  var size: GridSize?

  /// The size that is drawn: the one asked for, or the usual one.
  var sizeOrUsual: GridSize { size ?? Self.usual }

  /// Of a picture that nobody gave a size.
  static let usual = GridSize(columns: 120, rows: 40)

  /// The largest side of a screen that is drawn without a terminal.
  private static let largestSide = 1000

  private static func size(_ text: String) throws -> GridSize {
    let sides = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map {
      Int($0)
    }
    guard sides.count == 2, let columns = sides[0], let rows = sides[1],
      (1...largestSide).contains(columns), (1...largestSide).contains(rows)
    else {
      throw ValidationError(
        "expected columns x rows from 1x1 to \(largestSide)x\(largestSide), as in 120x40; "
          + "found “\(text)”")
    }
    return GridSize(columns: columns, rows: rows)
  }
}
