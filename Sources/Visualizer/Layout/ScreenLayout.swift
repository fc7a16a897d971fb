import CellGrid
import RecurrentNets

/// Where everything stands on a screen of some size.
///
/// The views draw by it and the mouse is understood by it, so that a click
/// always means what is seen there.
struct ScreenLayout {
  /// The smallest screen that a view fits.
  static let minimumSize = GridSize(columns: 40, rows: 12)

  /// From this height on, parts of the screen are set apart by blank rows.
  static let roomyRows = 30

  let size: GridSize
  let title: GridRect
  let screen: any Screen
  /// The curves of a training that is watched; `nil` if none is, or where there is no room.
  let curves: LearningLayout?
  let caption: GridRect
  let footer: GridRect

  /// Whether there is room for a view at all.
  static func fits(_ size: GridSize) -> Bool {
    size.columns >= minimumSize.columns && size.rows >= minimumSize.rows
  }

  init(_ state: ViewerState, size: GridSize) {
    self.size = size
    let isRoomy = size.rows >= Self.roomyRows
    let (title, belowTitle) = GridRect(size).split(topRows: 1)
    let (aboveFooter, footer) = belowTitle.split(bottomRows: 1)
    let captionRows = size.rows < 16 ? 1 : 2
    let (middle, caption) = aboveFooter.split(bottomRows: captionRows + (isRoomy ? 1 : 0))
    self.title = title
    self.footer = footer
    self.caption = caption.split(topRows: captionRows).top
    let body = middle.inset(
      left: 1, top: isRoomy ? 1 : 0, right: 1, bottom: size.rows < 20 ? 0 : 1)
    let width = state.learning == nil ? 0 : LearningLayout.columns(of: body)
    let (view, curves) = body.split(rightColumns: width)
    let screen = state.screen(in: view.inset(right: width > 0 ? 2 : 0), isRoomy: isRoomy)
    self.screen = screen
    self.curves =
      width == 0
      ? nil
      : state.learning.map {
        LearningLayout($0, in: curves, saysPredictions: !screen.showsPredictions)
      }
  }

  /// What lies under a cell of the screen.
  struct Target: Equatable {
    /// The word's position, if the cell belongs to one.
    var position: Int?
    /// The unit, if the cell belongs to one.
    var unit: Int?
    /// The quantity, if the cell belongs to one.
    var quantity: Quantity?
    /// The update of a training, if the cell belongs to its curves.
    var update: Int?
    /// The words between, if the cell belongs to a column of the distance sweep.
    var distance: Int?
  }

  /// What lies under a cell of the screen.
  func target(at point: GridPoint) -> Target {
    if let update = curves?.update(at: point) { return Target(update: update) }
    return screen.target(at: point)
  }
}
