import CellGrid

/// The middle part of the screen: what a view shows between the title and the caption.
///
/// A screen lays itself out when it is made, so that the mouse is understood by
/// the very layout that is drawn.
protocol Screen {
  /// Draws everything.
  func draw(on canvas: inout Canvas)

  /// What lies under a cell of the screen.
  func target(at point: GridPoint) -> ScreenLayout.Target

  /// Whether the view says what comes next, so that nothing beside it need to.
  var showsPredictions: Bool { get }

  /// What happened at this step, where the view has something else to say of it
  /// than the first view; `nil` for the first view's sentence.
  var caption: Caption? { get }
}

extension Screen {
  var showsPredictions: Bool { false }
  var caption: Caption? { nil }
}

extension ViewerState {
  /// The screen of the view that is shown.
  func screen(in body: GridRect, isRoomy: Bool) -> any Screen {
    if isEnlarged { return EnlargedScreen(state: self, layout: EnlargedLayout(self, in: body)) }
    return switch view {
    case .memory:
      MemoryScreen(state: self, layout: MemoryLayout(self, in: body, isRoomy: isRoomy))
    case .heatmaps: HeatmapsScreen(state: self, layout: HeatmapsLayout(self, in: body))
    case .cell: CellScreen(state: self, layout: CellLayout(self, in: body, isRoomy: isRoomy))
    case .ledger where layerTrace.hasMemory:
      LedgerScreen(state: self, layout: LedgerLayout(self, in: body, isRoomy: isRoomy))
    case .ledger:
      WithoutCellScreen(
        state: self, body: body, reason: "a plain RNN has no C, so no ledger")
    case .words: WordsScreen(self, in: body, isRoomy: isRoomy)
    case .effects: EffectsScreen(self, in: body, isRoomy: isRoomy)
    case .compare: CompareScreen.of(self, in: body)
    case .contrast: ContrastScreen(state: self, layout: ContrastLayout(self, in: body))
    case .gradients where gradients.sweep.isShown: SweepScreen(self, in: body, isRoomy: isRoomy)
    case .gradients where gradients.derivation != nil:
      DerivationScreen(self, in: body, isRoomy: isRoomy)
    case .gradients: GradientsScreen(self, in: body, isRoomy: isRoomy)
    case .saturation: SaturationScreen(state: self, layout: SaturationLayout(self, in: body))
    }
  }
}
