import CellGrid
import Language
import MemoryAnalysis

/// Where the parts of the comparison stand.
struct CompareLayout {
  /// What is shown, and what is off the screen.
  let heading: GridRect
  /// The words of A and of B, and the row that marks where they differ.
  let words: GridRect
  /// One block of three rows for each unit that is shown: A, B and A − B.
  let blocks: [(unit: Int, rect: GridRect)]
  /// The units that are shown.
  let rows: UnitRows
  /// Predictions, the selected unit's numbers and the order of the units; may be empty.
  let sidebar: GridRect
  /// The columns that fit; their positions count the alignment's columns from 1.
  let columns: TokenColumns
  /// The words of both texts side by side.
  let alignment: Alignment

  /// Where the number of a unit stands left of the words, and the name of a row.
  static let unitField = 2..<6
  static let nameField = 6..<9

  /// So many units are shown apart from each other; else they stand close to show more.
  private static let fewestApart = 4

  init(_ state: ViewerState, _ compared: ComparedText, in body: GridRect) {
    let split = SplitBody(body)
    let main = split.main
    sidebar = split.sidebar
    let alignment = compared.alignment
    self.alignment = alignment
    columns = TokenColumns(
      count: alignment.columns.count, around: alignment.place(ofA: state.position) + 1,
      start: main.column + MemoryLayout.gutter, width: main.columns - MemoryLayout.gutter
    ) { index in
      let column = alignment.columns[index]
      let widths = [
        column.a.map { TokenColumns.width(of: state.reading[$0]) },
        column.b.map { TokenColumns.width(of: compared.reading[$0]) },
      ]
      return widths.compactMap { $0 }.max() ?? TokenColumns.minimumWidth
    }
    let (heading, belowHeading) = main.split(topRows: 1)
    let (words, below) = belowHeading.split(topRows: 3)
    self.heading = heading
    self.words = words
    let order = state.shownOrder
    let apart = min(order.count, (below.rows + 1) / 4)
    let pitch = apart >= min(Self.fewestApart, order.count) ? 4 : 3
    let count = pitch == 4 ? apart : below.rows / 3
    rows = UnitRows(order, selected: state.unit, count: count)
    blocks = rows.units.enumerated().map { index, unit in
      (unit, below.inset(top: index * pitch).split(topRows: 3).top)
    }
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    guard sidebar.isEmpty || point.column < sidebar.column, point.row >= words.row else {
      return target
    }
    // Beside a gap there is no word of A to go to.
    target.position = columns.position(at: point.column).flatMap {
      alignment.columns[$0 - 1].a
    }
    target.unit = blocks.first { $0.rect.contains(point) }?.unit
    return target
  }
}
