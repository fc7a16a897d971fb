import CellGrid

/// What the user asks of the screen.
public struct TerminalOptions: Sendable, Hashable {
  /// The colours to use; nil for what terminfo says and `NO_COLOR` allows.
  public var depth: ColourDepth?
  /// The tone of the background; nil to find out.
  public var tone: BackgroundTone?
  /// Whether clicks and the wheel are wanted.
  public var mouse: Bool

  /// Creates options; without arguments, everything is found out and the mouse is used.
  public init(depth: ColourDepth? = nil, tone: BackgroundTone? = nil, mouse: Bool = true) {
    self.depth = depth
    self.tone = tone
    self.mouse = mouse
  }
}
