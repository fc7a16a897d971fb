import CellGrid

/// Where the parts of an LSTM's diagram stand.
///
/// The belt runs along the top; under it, from left to right, the gates f, i, C̃ and o.
/// The belt's ⊗ stands between f and i, its ⊕ between i and C̃, so that everything rises
/// in the gaps between the boxes:
///
///     C₋₁ ──⊗── f·C₋₁ ──⊕── C ───┬────▸
///           │        ┌ i·C̃ ┐  ┌ tanh ┐┐
///     ┌ f ┐ │  ┌ i ┐ └──┬──┘  ┌─ o ──┐│
///     └─┬─┴─┘  └─┬─┴──⊗─┘     └──┬──┴─⊗
///     ┌ h₋₁ ┐  ┌ x ┐             │   ┌ h ┐▸
struct DiagramLayout: CellDiagram {
  /// The rows that are needed at least.
  static let minimumRows = 13
  /// What stands between and beside the four boxes of a row.
  private static let gapColumns = 13
  private static let narrowestBox = 10
  /// How wide each box is, its sides included.
  let boxWidth: Int
  /// The units that have a place, for all vectors that have units.
  let units: UnitRows
  /// How many units share a place.
  let unitsPerPlace: Int
  /// The places that are shown of the vectors without units, and how many there are.
  let indexed: [CellVector: IndexedPlaces]
  /// The boxes of three rows, the strip in the middle.
  private(set) var boxes: [CellVector: GridRect] = [:]
  /// The vectors on the belt, without a box: their title, strip and pointer rows.
  private(set) var belt: [CellVector: GridRect] = [:]
  /// Where f meets the belt.
  let keeping: GridPoint
  /// Where what is written is added.
  let adding: GridPoint
  /// Where i meets C̃.
  let scaling: GridPoint
  /// Where o meets tanh(C).
  let showing: GridPoint
  /// Where C leaves to the right.
  let end: GridPoint
  /// The row in which h₋₁ and x run to the gates.
  let busRow: Int

  /// Lays the diagram out, or returns `nil` if there is no room for it.
  init?(_ state: ViewerState, in rect: GridRect) {
    let order = state.order.units
    let widest = (rect.columns - Self.gapColumns) / 4
    guard rect.rows >= Self.minimumRows, widest >= Self.narrowestBox else { return nil }
    let inputCount = state.layerInput.count
    unitsPerPlace = state.hasHalfBlocks && order.count > widest - 2 ? 2 : 1
    let wanted = (max(order.count, inputCount) + unitsPerPlace - 1) / unitsPerPlace
    // Room for a title and for a number beside its pointer.
    boxWidth = min(widest, max(wanted + 2, min(widest, 18)))
    let places = (boxWidth - 2) * unitsPerPlace
    units = UnitRows(order, selected: state.unit, count: places)
    indexed = state.indexedPlaces(places)

    let spare = min(Self.mostGapRows, rect.rows - Self.minimumRows)
    let gaps = (belt: (spare + 1) / 3, middle: (spare + 2) / 3, bus: spare / 3)
    let width = boxWidth
    let left = rect.column + (rect.columns - 4 * width - Self.gapColumns) / 2
    let columns = (
      forget: left, input: left + width + 3, candidate: left + 2 * width + 6,
      output: left + 3 * width + 8
    )
    let beltRow = rect.row + 1
    let middleRow = beltRow + 2 + gaps.belt
    let gateRow = middleRow + 3 + gaps.middle
    busRow = gateRow + 3 + gaps.bus
    keeping = GridPoint(column: left + width + 1, row: beltRow)
    adding = GridPoint(column: left + 2 * width + 4, row: beltRow)
    scaling = GridPoint(column: adding.column, row: gateRow + 1)
    showing = GridPoint(column: left + 4 * width + 10, row: gateRow + 1)
    end = GridPoint(column: left + 4 * width + 12, row: beltRow)

    func box(_ column: Int, _ row: Int) -> GridRect {
      GridRect(column: column, row: row, columns: width, rows: 3)
    }
    belt = [
      .previousCell: box(columns.forget, rect.row), .kept: box(columns.input, rect.row),
      .cell: box(columns.candidate, rect.row),
    ]
    boxes = [
      .written: box(adding.column - width / 2, middleRow),
      .squashed: box(columns.output, middleRow),
      .forget: box(columns.forget, gateRow), .input: box(columns.input, gateRow),
      .candidate: box(columns.candidate, gateRow), .output: box(columns.output, gateRow),
      .previousHidden: box(columns.forget, busRow + 1), .word: box(columns.input, busRow + 1),
      .hidden: box(end.column - width + 1, busRow + 1),
    ]
  }

  /// The column in which a gate's wire enters its box from below, beside the pointer's number.
  func entry(of vector: CellVector, unit: Int) -> Int {
    guard let box = boxes[vector] else { return 0 }
    let middle = box.column + box.columns / 2
    let pointer = strip(vector, in: box).column + place(of: unit)
    // The number stands on either side of the pointer and takes up to six columns.
    guard abs(pointer - middle) <= 8 else { return middle }
    return pointer < middle + 1 && pointer + 9 >= box.maxColumn - 1 || pointer > middle
      ? box.column + 2 : box.maxColumn - 3
  }

  func panel(_ state: ViewerState) -> any Panel { DiagramPanel(state: state, layout: self) }
}
