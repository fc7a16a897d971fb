import CellGrid
import RecurrentNets

/// Where the parts of a GRU's diagram stand.
///
/// The belt along the top is h itself: what the gates read is what is carried, so a wire falls from
/// its beginning to them. Under it stand, from left to right, the update gate z, the reset gate r,
/// what r lets through, and the candidate n:
///
///     ┌ h₋₁ ───────⊗── z·h₋₁ ─────────⊕── h ─────▸
///     │            ├─ 1−z ───────⊗ (1−z)·n ├──┐
///     │  ┌ z ┐     │  ┌ r ┐   ┌ r·h₋₁ ┐  ┌ n ┐│
///     │  │   ├─────┘  │   ├───┤       ├──┤   ├┘
///     │  └┬─┬┘        └┬─┬┘   └──┬────┘  └──┬┘
///     └───┴─│──────────┴─│───────┘          │
///           └────────────┴───┬──────────────┘
///                          ┌ x ┐
struct GRUDiagramLayout: CellDiagram {
  static let minimumRows = 14
  /// What stands between and beside the four boxes of a row.
  private static let gapColumns = 17
  /// Room for a number beside its pointer, and for two wires beside those.
  private static let narrowestBox = 12

  /// How wide each box is, its sides included.
  let boxWidth: Int
  let units: UnitRows
  let unitsPerPlace: Int
  let indexed: [CellVector: IndexedPlaces]
  private(set) var boxes: [CellVector: GridRect] = [:]
  private(set) var belt: [CellVector: GridRect] = [:]
  /// Where z meets the belt.
  let keeping: GridPoint
  /// Where what is written is added.
  let adding: GridPoint
  /// Where h leaves to the right.
  let end: GridPoint
  /// The column in which h₋₁ falls from the belt to the gates.
  let fallColumn: Int
  /// The row in which h₋₁ runs to z, r and what r lets through.
  let hiddenRow: Int
  /// The row in which x runs to z, r and n.
  let wordRow: Int
  /// The column right of n in which it rises.
  let candidateColumn: Int

  /// Lays the diagram out, or returns `nil` if there is no room for it.
  init?(_ state: ViewerState, in rect: GridRect) {
    let order = state.order.units
    let widest = (rect.columns - Self.gapColumns) / 4
    guard rect.rows >= Self.minimumRows, widest >= Self.narrowestBox else { return nil }
    unitsPerPlace = state.hasHalfBlocks && order.count > widest - 2 ? 2 : 1
    let wanted = (max(order.count, state.layerInput.count) + unitsPerPlace - 1) / unitsPerPlace
    let width = min(widest, max(wanted + 2, min(widest, 18)))
    boxWidth = width
    let places = (width - 2) * unitsPerPlace
    units = UnitRows(order, selected: state.unit, count: places)
    indexed = state.indexedPlaces(places)

    let spare = min(Self.mostGapRows, rect.rows - Self.minimumRows)
    let gaps = (belt: (spare + 1) / 3, middle: (spare + 2) / 3, bus: spare / 3)
    let left = rect.column + (rect.columns - 4 * width - Self.gapColumns) / 2 + 3
    let update = left
    let reset = left + width + 4
    let looked = reset + width + 3
    let candidate = looked + width + 3
    let beltRow = rect.row + 1
    let middleRow = beltRow + 2 + gaps.belt
    let gateRow = middleRow + 3 + gaps.middle
    hiddenRow = gateRow + 3 + gaps.bus
    wordRow = hiddenRow + 1
    fallColumn = left - 2
    keeping = GridPoint(column: left + width + 1, row: beltRow)
    adding = GridPoint(column: looked + width + 1, row: beltRow)
    candidateColumn = candidate + width + 1
    end = GridPoint(column: candidate + width + 2, row: beltRow)

    func box(_ column: Int, _ row: Int) -> GridRect {
      GridRect(column: column, row: row, columns: width, rows: 3)
    }
    belt = [
      .previousHidden: box(update, rect.row), .kept: box(reset, rect.row),
      .hidden: box(candidate, rect.row),
    ]
    boxes = [
      .written: box(adding.column - width / 2, middleRow),
      .update: box(update, gateRow), .reset: box(reset, gateRow),
      .looked: box(looked, gateRow), .candidate: box(candidate, gateRow),
      .word: box(looked, wordRow + 1),
    ]
  }

  func panel(_ state: ViewerState) -> any Panel { GRUDiagramPanel(state: state, layout: self) }

  /// The columns in which h₋₁ and x enter a box from below, beside the pointer's number.
  func entries(of vector: CellVector, in state: ViewerState) -> (hidden: Int, word: Int) {
    guard let box = boxes[vector] else { return (0, 0) }
    let strip = strip(vector, in: box)
    let pointer = VectorStrip(
      state: state, vector: vector, units: [], unitsPerPlace: 1, light: .whole
    ).pointerField(place: place(of: state.unit), in: strip.column..<box.maxColumn - 1)
    let free = (box.column + 1..<box.maxColumn - 1).filter { !pointer.contains($0) }
    guard let first = free.first, let last = free.last else {
      return (box.column + 1, box.maxColumn - 2)
    }
    return free.count >= 6 ? (free[1], free[free.count - 2]) : (first, last)
  }
}
