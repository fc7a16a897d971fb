import CellGrid
import MemoryAnalysis
import RecurrentNets

/// Where the saturation view's plots stand: one for each gate, side by side.
struct SaturationLayout {
  /// One gate's plot.
  struct Plot {
    /// The gate.
    let gate: Quantity
    /// The row of its title.
    let title: GridRect
    /// Where the marks are drawn, without axes.
    let area: GridRect
    /// The row under the axis with the ends of the scale.
    let scale: GridRect
    /// The rows of numbers below; may be empty.
    let numbers: GridRect
    /// The units that share a place, by that place; each in the order of the view.
    let bins: [Bin]
  }

  /// The units whose marks fall on the same place, or touch.
  struct Bin: Equatable {
    /// The first cell of the mark.
    let place: GridPoint
    /// The units, at least one.
    var units: [Int]
  }

  /// The row that says what was counted.
  let heading: GridRect
  /// The plots, from left to right.
  let plots: [Plot]
  /// How wide a mark is: a unit's number, or a dot and a count.
  let markWidth: Int

  /// Room for "100 %" left of an axis.
  static let axisWidth = 6

  private static let gap = 2
  private static let narrowest = 20

  init(_ state: ViewerState, in body: GridRect) {
    let (heading, rest) = body.split(topRows: 1)
    self.heading = heading
    let saturation = state.saturation
    let markWidth = max(2, String(max(0, state.layerTrace.hiddenSize - 1)).count)
    self.markWidth = markWidth
    let fits = rest.columns >= 3 * Self.narrowest + 2 * Self.gap
    let all = saturation?.gates ?? []
    let focused = all.contains(state.focus) ? state.focus : all.first
    let gates = fits ? all : focused.map { [$0] } ?? []
    let width = (rest.columns - (gates.count - 1) * Self.gap) / max(1, gates.count)
    let top = rest.inset(top: rest.rows >= 20 ? 1 : 0)
    plots = gates.enumerated().map { index, gate in
      let rect = GridRect(
        column: top.column + index * (width + Self.gap), row: top.row, columns: width,
        rows: top.rows)
      return Self.plot(gate, in: rect, markWidth: markWidth, state.order.units, saturation)
    }
  }

  private static func plot(
    _ gate: Quantity, in rect: GridRect, markWidth: Int, _ units: [Int], _ saturation: Saturation?
  ) -> Plot {
    let (title, below) = rect.split(topRows: 1)
    // A square on the screen: cells are twice as high as they are wide.
    let columns = max(0, rect.columns - axisWidth)
    let rows = max(0, min(below.rows - 3, (columns + 1) / 2 + 2))
    let area = GridRect(
      column: rect.column + axisWidth, row: below.row, columns: columns, rows: rows)
    let scale = GridRect(
      column: area.column - 1, row: area.maxRow + 1, columns: columns + 1, rows: 1)
    let numbers = GridRect(
      column: rect.column, row: scale.maxRow, columns: rect.columns,
      rows: rect.maxRow - scale.maxRow)
    let bins = saturation.map {
      Self.bins(of: gate, $0, units: units, in: area, markWidth: markWidth)
    }
    return Plot(
      gate: gate, title: title, area: area, scale: scale, numbers: numbers, bins: bins ?? [])
  }

  /// Marks that would touch each other become one mark of several units.
  private static func bins(
    of gate: Quantity, _ saturation: Saturation, units: [Int], in area: GridRect, markWidth: Int
  ) -> [Bin] {
    guard !area.isEmpty else { return [] }
    let marks = units.map { unit in
      let place = Self.place(
        closed: saturation.closedShare(of: gate, unit: unit),
        open: saturation.openShare(of: gate, unit: unit), in: area, markWidth)
      return Bin(place: place, units: [unit])
    }
    var bins: [Bin] = []
    let ranks = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    let sorted = marks.sorted {
      ($0.place.row, $0.place.column, ranks[$0.units[0], default: 0])
        < ($1.place.row, $1.place.column, ranks[$1.units[0], default: 0])
    }
    for mark in sorted {
      if let last = bins.last, last.place.row == mark.place.row,
        mark.place.column <= last.place.column + markWidth
      {
        bins[bins.count - 1].units += mark.units
      } else {
        bins.append(mark)
      }
    }
    return bins
  }

  /// The cell where the mark for two shares begins: 0 at the left and below, 1 at the right and above.
  static func place(
    closed: Float, open: Float, in area: GridRect, _ markWidth: Int
  ) -> GridPoint {
    let column = Int((closed * Float(max(0, area.columns - markWidth))).rounded())
    let row = Int((open * Float(max(0, area.rows - 1))).rounded())
    return GridPoint(column: area.column + column, row: area.maxRow - 1 - row)
  }

  /// A click on a mark selects its unit, and one on a mark of several the next of them.
  func target(at point: GridPoint, selected: Int) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    for plot in plots {
      if plot.title.contains(point) || plot.area.contains(point) { target.quantity = plot.gate }
      let bin = plot.bins.first {
        $0.place.row == point.row
          && ($0.place.column..<$0.place.column + markWidth).contains(point.column)
      }
      guard let bin else { continue }
      let next = (bin.units.firstIndex(of: selected) ?? -1) + 1
      target.unit = bin.units[next % bin.units.count]
    }
    return target
  }
}
