/// Dots on a grid, four to a cell: two columns of two, drawn as the quadrants of Block Elements.
///
/// Braille patterns would have eight, but many fonts for terminals lack them.
struct DotRaster {
  /// The size in cells.
  let columns: Int
  let rows: Int

  private var cells: [UInt8]

  /// The quadrants that a pattern has: 1 at the top left, 2 at the top right, 4 and 8 below.
  private static let signs = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]

  /// The quadrants of the upper half, and of the lower one.
  static let upper: UInt8 = 3
  static let lower: UInt8 = 12

  init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    cells = Array(repeating: 0, count: self.columns * self.rows)
  }

  /// How many columns and rows of dots there are.
  var dotColumns: Int { 2 * columns }
  var dotRows: Int { 2 * rows }

  /// Sets a dot; those outside there are not.
  mutating func set(_ column: Int, _ row: Int) {
    guard (0..<dotColumns).contains(column), (0..<dotRows).contains(row) else { return }
    cells[row / 2 * columns + column / 2] |= 1 << UInt8(row % 2 * 2 + column % 2)
  }

  /// The dots of a cell, 0 for none.
  func pattern(column: Int, row: Int) -> UInt8 { cells[row * columns + column] }

  /// The sign of a pattern.
  static func sign(_ pattern: UInt8) -> String { signs[Int(pattern & 15)] }
}
