import CellGrid
import ModelFiles
import Visualizer

/// Draws a frame without a terminal: as text on standard output, or into an SVG file.
struct FramePrinter {
  /// The colours and signs.
  let display: DisplayOptions

  /// The size of the screen.
  let size: GridSize

  /// The SVG file; `nil` for text.
  let svg: String?

  /// Draws what a state shows.
  ///
  /// - Throws: If the file cannot be written.
  func draw(_ state: ViewerState) throws(FileError) {
    let depth = display.color.depth ?? (svg == nil ? ColourDepth.none : .indexed256)
    let tone = display.background.tone ?? .dark
    let theme = Theme(depth: depth, tone: tone, unicode: !display.ascii)
    let grid = ViewerScreen.view(state, size: size, theme: theme)
    if let svg {
      let picture = grid.svg(background: .standard(tone), title: "lstm-tui: \(state.source)")
      try FileBytes.write(Array(picture.utf8), to: svg)
    } else {
      print(depth == .none ? grid.plainText() : grid.ansiText())
    }
  }
}
