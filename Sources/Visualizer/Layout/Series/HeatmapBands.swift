/// How many bands the heatmaps of view 2 stand in: one for words, more for characters and series
/// where wider maps show more of them and all units still have their row, or half of one.
struct HeatmapBands: Equatable {
  /// How many bands there are, one above the other.
  let count: Int

  /// How many maps stand side by side in a band.
  let mapsPerBand: Int

  /// The rows that the units of a band's maps may take.
  let rows: Int

  /// Shares out the screen.
  ///
  /// - Parameters:
  ///   - state: What is shown.
  ///   - maps: How many maps there are.
  ///   - columns: The columns right of the unit numbers.
  ///   - rows: The rows of a single band's units; a row for its marks is left below them.
  init(for state: ViewerState, maps: Int, columns: Int, rows: Int) {
    let units = state.order.units.count
    let least = state.hasHalfBlocks ? (units + 1) / 2 : units
    var bands = 1
    let isLong = state.series != nil || state.model.tokenizer.readsCharacters
    while isLong, bands < maps,
      columns / Self.divided(maps, by: bands) - 1 < state.reading.count,
      Self.rows(of: bands + 1, in: rows) >= least
    {
      bands += 1
    }
    count = bands
    mapsPerBand = Self.divided(maps, by: bands)
    self.rows = Self.rows(of: bands, in: rows)
  }

  /// A band after the first needs a row for its titles and one for its marks.
  private static func rows(of bands: Int, in rows: Int) -> Int {
    (rows - 2 * (bands - 1)) / bands
  }

  private static func divided(_ count: Int, by divisor: Int) -> Int {
    max(1, (count + divisor - 1) / divisor)
  }
}
