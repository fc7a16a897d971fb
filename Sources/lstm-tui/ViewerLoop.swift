import CellGrid
import TerminalBackend
import Visualizer

/// Event, update, view, present: the whole of the interactive program.
struct ViewerLoop {
  let terminal: any Terminal

  /// The theme to draw the next frame in; a terminal may say late how light it is.
  let theme: () -> Theme

  /// Runs until the user leaves.
  ///
  /// While nothing plays it waits for events without end and uses no processor.
  func run(_ state: inout ViewerState) {
    let clock = ContinuousClock()
    var nextTick: ContinuousClock.Instant?
    state.adapt(to: theme())
    state.update(.resize(terminal.size))
    while !state.isFinished {
      terminal.present(ViewerScreen.view(state, size: terminal.size, theme: theme()))
      let wait: Duration?
      if let interval = state.playback.interval {
        // Keys in between do not put the next step off.
        let tick = nextTick ?? clock.now + .seconds(interval)
        nextTick = tick
        wait = max(.zero, tick - clock.now)
      } else {
        nextTick = nil
        wait = nil
      }
      let event = terminal.nextEvent(timeout: wait)
      if event == .tick { nextTick = nil }
      state.update(event)
    }
  }
}
