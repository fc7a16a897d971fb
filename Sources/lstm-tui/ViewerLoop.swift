import CellGrid
import TerminalBackend
import Visualizer

/// Event, update, view, present: the whole of the interactive program.
struct ViewerLoop {
  let terminal: any Terminal

  /// The theme to draw the next frame in; a terminal may say late how light it is.
  let theme: () -> Theme

  /// How long frames may be left out while events are waiting: about two frames of a screen.
  private static let longestSilence = Duration.milliseconds(33)

  /// Runs until the user leaves.
  ///
  /// While nothing plays it waits for events without end and uses no processor.
  func run(_ state: inout ViewerState) {
    let clock = ContinuousClock()
    var nextTick: ContinuousClock.Instant?
    var lastFrame: ContinuousClock.Instant?
    state.adapt(to: theme())
    state.update(.resize(terminal.size))
    while !state.isFinished {
      // What is pasted comes faster than it can be drawn, and nobody could see it.
      let silence = lastFrame.map { $0 + Self.longestSilence }
      let isLeftOut = silence.map { clock.now < $0 } ?? false && terminal.hasWaitingEvent
      if !isLeftOut {
        terminal.present(ViewerScreen.view(state, size: terminal.size, theme: theme()))
        lastFrame = clock.now
      }

      // Keys in between do not put the next step off. What is waiting may turn out
      // to be no event at all; then the frame that was left out is due.
      nextTick = state.playback.interval.map { nextTick ?? clock.now + .seconds($0) }
      let deadline = [nextTick, isLeftOut ? silence : nil].compactMap { $0 }.min()
      let event = terminal.nextEvent(timeout: deadline.map { max(.zero, $0 - clock.now) })
      if event == .tick {
        // The end of a wait is a step only if it was the step that was waited for.
        guard let due = nextTick, !isLeftOut || clock.now >= due else { continue }
        nextTick = nil
      }
      state.update(event)
    }
  }
}
