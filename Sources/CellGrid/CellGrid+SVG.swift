extension CellGrid {
  /// Returns the screen as a self-contained SVG picture.
  ///
  /// Cells are 9×18 units. Every word has its own position and length, so that columns line
  /// up whatever monospaced font the viewer has; block characters and box lines are rectangles, and
  /// symbols that fonts may lack are centred in their cell. Nothing outside the file is needed.
  ///
  /// - Parameters:
  ///   - background: The colours that stand for the terminal's own, such as `.standard(theme.tone)`.
  ///   - title: What the picture shows, for the window's title and for readers who cannot see it.
  /// - Returns: The text of an SVG file.
  public func svg(background: ScreenColours = .dark, title: String) -> String {
    var picture = SVGPicture(colours: background)
    for row in 0..<size.rows {
      for column in 0..<size.columns where !self[column, row].isContinuation {
        picture.add(self[column, row], column: column, row: row)
      }
      picture.endRun()
    }
    return picture.document(size: size, title: title)
  }
}
