import CellGrid
import RecurrentNets

/// A cell's diagram that is laid out: where its vectors stand.
protocol CellDiagram {
  /// The rows that are needed at least.
  static var minimumRows: Int { get }
  /// The boxes of three rows, the strip in the middle.
  var boxes: [CellVector: GridRect] { get }
  /// The vectors on the belt, without a box: their title, strip and pointer rows.
  var belt: [CellVector: GridRect] { get }
  /// The units that have a place, for all vectors that have units.
  var units: UnitRows { get }
  /// How many units share a place.
  var unitsPerPlace: Int { get }
  /// The places that are shown of the vectors without units, and how many there are.
  var indexed: [CellVector: IndexedPlaces] { get }
  /// The panel that draws it.
  func panel(_ state: ViewerState) -> any Panel
}

/// How much is shown of a vector whose values belong to no unit.
struct IndexedPlaces: Equatable {
  let shown: Int
  let count: Int
}

extension CellDiagram {
  /// Roomier than this it would fall apart.
  static var mostGapRows: Int { 5 }

  /// The rows that are used at most; more would pull apart what belongs together.
  static var mostRows: Int { minimumRows + mostGapRows }

  /// Where a vector's strip begins, and how many places it has.
  func strip(_ vector: CellVector, in box: GridRect) -> GridRect {
    let count = indexed[vector]?.shown ?? units.units.count
    let places = (count + unitsPerPlace - 1) / unitsPerPlace
    return GridRect(
      column: box.column + 1 + (box.columns - 2 - places) / 2, row: box.row + 1, columns: places,
      rows: 1)
  }

  /// The place of a unit in the strips.
  func place(of unit: Int) -> Int { (units.units.firstIndex(of: unit) ?? 0) / unitsPerPlace }

  /// What lies under a cell of the screen.
  func target(at point: GridPoint, in state: ViewerState) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    for (vector, box) in boxes.merging(belt, uniquingKeysWith: { first, _ in first })
    where box.contains(point) {
      target.quantity = state.quantity(of: vector)
      let strip = strip(vector, in: box)
      let index = (point.column - strip.column) * unitsPerPlace
      guard indexed[vector] == nil, strip.contains(point), units.units.indices.contains(index)
      else { continue }
      target.unit = units.units[index]
    }
    return target
  }
}

extension ViewerState {
  /// The diagram of the cell that is shown, if there is room for it and the cell has one.
  func diagram(in rect: GridRect) -> (any CellDiagram)? {
    switch layerTrace.cell {
    case .lstm: DiagramLayout(self, in: rect)
    case .gru: GRUDiagramLayout(self, in: rect)
    case .rnn: nil
    }
  }

  /// How much is shown of the vectors of a cell that have no units.
  func indexedPlaces(_ places: Int) -> [CellVector: IndexedPlaces] {
    var result: [CellVector: IndexedPlaces] = [:]
    for vector in CellVector.all(of: layerTrace.cell) where !hasUnits(vector) {
      let count = count(of: vector)
      result[vector] = IndexedPlaces(shown: min(places, count), count: count)
    }
    return result
  }
}
