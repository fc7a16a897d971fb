import CellGrid

/// Where the parts of the memory view's side bar stand; those without room are empty.
struct MemorySidebar {
  /// The likeliest next words.
  let predictions: GridRect
  /// The selected unit's equation.
  let step: GridRect
  /// Who wrote what.
  let ledger: GridRect
  /// The events around the current step.
  let events: GridRect

  /// The list of events takes the equation's place rather than be shorter than this.
  private static let fewestEventRows = 12

  init(in rect: GridRect, showsEvents: Bool) {
    let none = GridRect(column: rect.column, row: rect.maxRow, columns: 0, rows: 0)
    guard !rect.isEmpty else {
      (predictions, step, ledger, events) = (none, none, none, none)
      return
    }
    let isTall = rect.rows >= 26
    let (predictions, rest) = rect.split(topRows: isTall ? 9 : 6)
    let below = rest.inset(top: 1)
    let (step, lower) = below.split(topRows: StepPanel.rowCount)
    let last = lower.inset(top: 1)
    self.predictions = predictions
    guard showsEvents else {
      (self.step, ledger, events) = (step, last, none)
      return
    }
    let hasBoth = last.rows >= Self.fewestEventRows
    self.step = hasBoth ? step : none
    ledger = none
    events = hasBoth ? last : below
  }
}
