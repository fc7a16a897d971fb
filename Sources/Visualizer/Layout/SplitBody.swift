import CellGrid

/// A view's body in two: what stands under the words, and a side bar where there is room for one.
struct SplitBody {
  /// The narrowest body with a side bar, and the narrowest with a wide one.
  private static let narrowest = 66
  private static let wide = 106

  /// The narrowest screen with a side bar: a body has a margin of one column at each side.
  static let columnsForSidebar = narrowest + 2

  /// The part under the words.
  let main: GridRect

  /// The side bar; empty where there is no room.
  let sidebar: GridRect

  init(_ body: GridRect) {
    let width =
      body.columns >= Self.wide ? 27 : (body.columns >= Self.narrowest ? 22 : 0)
    let (left, side) = body.split(rightColumns: width)
    main = left.inset(right: width > 0 ? 2 : 0)
    sidebar = side
  }
}
