import CellGrid

extension ViewerState {
  /// A click selects the word and the unit under it, the wheel steps.
  mutating func use(_ mouse: MouseEvent) {
    guard prompt == nil, helpLine == nil, menu == nil else { return }
    message = nil
    switch mouse.kind {
    case .wheelDown where sweeps: message = moveSweep(to: sweepDistance + 1)
    case .wheelUp where sweeps: message = moveSweep(to: sweepDistance - 1)
    case .wheelDown: if position < reading.count { position += 1 }
    case .wheelUp: if position > 1 { position -= 1 }
    case .press:
      let target = ScreenLayout(self, size: size).target(at: mouse.position)
      if let clicked = target.update { message = showMoment(nearest: clicked) }
      if let clicked = target.distance { _ = moveSweep(to: clicked) }
      if let clicked = target.position { position = clicked }
      if let clicked = target.unit { unit = clicked }
      if let clicked = target.quantity, layerTrace.unitQuantities.contains(clicked) {
        focus = clicked
      }
    }
    playback.isPlaying = false
  }
}
