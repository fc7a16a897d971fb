import CellGrid

/// Draws the viewer: a pure function of the state, the size and the theme.
public enum ViewerScreen {
  /// The smallest screen that a view fits; on a smaller one it says just that.
  public static var minimumSize: GridSize { ScreenLayout.minimumSize }

  /// The screen for a state.
  ///
  /// - Parameters:
  ///   - state: What is to be shown.
  ///   - size: The size of the screen, from 0×0 up.
  ///   - theme: The colours and signs.
  /// - Returns: A grid of exactly that size.
  public static func view(_ state: ViewerState, size: GridSize, theme: Theme) -> CellGrid {
    var state = state
    state.size = size
    state.hasHalfBlocks = hasHalfBlocks(theme)
    var canvas = Canvas(size: size, theme: theme)
    guard ScreenLayout.fits(size) else {
      TooSmallPanel().draw(in: canvas.bounds, on: &canvas)
      return canvas.grid
    }
    let layout = ScreenLayout(state, size: size)
    TitleBar(state: state).draw(in: layout.title, on: &canvas)
    layout.screen.draw(on: &canvas)
    if let curves = layout.curves { LearningPanel(state: state, layout: curves).draw(on: &canvas) }
    if let prompt = state.prompt {
      PromptPanel(prompt: prompt, state: state).draw(in: layout.caption, on: &canvas)
    } else {
      let caption = layout.screen.caption ?? Caption(state)
      CaptionPanel(state: state, caption: LearningText.caption(caption, of: state)).draw(
        in: layout.caption, on: &canvas)
    }
    Footer(state: state).draw(in: layout.footer, on: &canvas)
    if let menu = state.menu {
      InterferenceMenuPanel(state: state, menu: menu)
        .draw(in: canvas.bounds.inset(top: 1, bottom: 1), on: &canvas)
    }
    if let line = state.helpLine {
      HelpPanel(firstLine: line, cell: state.layerTrace.cell).draw(in: canvas.bounds, on: &canvas)
    }
    return canvas.grid
  }

  /// Whether a cell shows two colours in a theme: with Unicode and with colours.
  public static func hasHalfBlocks(_ theme: Theme) -> Bool {
    theme.glyphs.hasHalfBlocks && theme.depth != .none
  }
}
