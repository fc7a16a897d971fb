import CellGrid

/// A unit's name left of its row; the selected one is marked and in the accent
/// colour, and one that is interfered with has the sign for it.
struct UnitLabel: Panel {
  let unit: Int
  let isSelected: Bool
  var isInterfered = false

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let name = unit < 1000 ? "unit \(unit)" : "u \(unit)"
    canvas.draw(
      (isSelected ? "▸ " : "  ") + name + (isInterfered ? "»" : ""),
      in: rect.column..<rect.maxColumn, row: rect.row,
      style: isSelected ? theme.accentText : theme.muted)
  }
}
