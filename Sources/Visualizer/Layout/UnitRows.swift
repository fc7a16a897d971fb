/// The units that have a row where there is no room for all.
///
/// Rows follow the order of the text's story. They stay where they are until
/// the selected unit would fall off, then move just far enough to show it.
struct UnitRows: Equatable {
  /// The units that are shown, from top to bottom.
  let units: [Int]

  /// How many units there are above and below those.
  let countAbove: Int
  /// How many units there are below those that are shown.
  let countBelow: Int

  /// Chooses `count` units of an order such that `selected` is among them.
  init(_ order: [Int], selected: Int, count: Int) {
    let count = min(max(0, count), order.count)
    let rank = order.firstIndex(of: selected) ?? 0
    let first = max(0, min(order.count - count, rank - count + 1))
    units = Array(order[first..<first + count])
    countAbove = first
    countBelow = order.count - first - count
  }
}
