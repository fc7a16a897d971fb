import CellGrid
import Dispatch
import TerminalBackend
import Visualizer

/// Event, update, view, present: the whole of the interactive program.
struct ViewerLoop {
  let terminal: any Terminal

  /// The theme to draw the next frame in; a terminal may say late how light it is.
  let theme: () -> Theme

  /// What else changes the screen, if anything.
  var feed: (any ViewerFeed)?

  /// How long frames may be left out while events are waiting: about two frames of a screen.
  private static let longestSilence = Duration.milliseconds(33)

  /// How long a frame waits for work that was just begun: most is done by then,
  /// and a key is still answered within a frame of a screen.
  private static let graceTime = DispatchTimeInterval.milliseconds(12)

  /// How often work is asked how far it has come.
  private static let progressInterval = Duration.milliseconds(50)

  /// Runs until the user leaves.
  ///
  /// While nothing plays it waits for events without end and uses no processor.
  func run(_ state: inout ViewerState) {
    let clock = ContinuousClock()
    var nextTick: ContinuousClock.Instant?
    var lastFrame: ContinuousClock.Instant?
    var background: BackgroundWork?
    var ahead: BackgroundWork?
    defer {
      background?.cancel()
      ahead?.cancel()
    }
    state.adapt(to: theme())
    state.update(.resize(terminal.size))
    while !state.isFinished {
      feed?.attend(to: &state)
      if state.isFinished { break }
      attend(to: &background, for: &state)
      attend(toAhead: &ahead, for: &state)
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
      // What was done may have asked for more, which is begun at once.
      let isNext = background == nil && state.work != nil
      let progressDue =
        isNext
        ? clock.now
        : background == nil && ahead == nil ? nil : clock.now + Self.progressInterval
      let feedDue = feed.map { clock.now + $0.interval }
      let deadline = [nextTick, isLeftOut ? silence : nil, progressDue, feedDue]
        .compactMap { $0 }.min()
      let event = terminal.nextEvent(timeout: deadline.map { max(.zero, $0 - clock.now) })
      if event == .tick {
        // The end of a wait is a step only if it was the step that was waited for.
        guard let due = nextTick,
          !(isLeftOut || isNext || background != nil || ahead != nil || feedDue != nil)
            || clock.now >= due
        else { continue }
        nextTick = nil
      }
      state.update(event)
    }
  }

  /// Starts the work that the state asks for, stops what it no longer wants, and
  /// hands it what is done.
  private func attend(to background: inout BackgroundWork?, for state: inout ViewerState) {
    if let running = background, running.id != state.work?.id {
      running.cancel()
      background = nil
    }
    if background == nil, let work = state.work {
      background = BackgroundWork(work)
      background?.wait(atMost: Self.graceTime)
    }
    guard let running = background else { return }
    state.noteProgress(running.share)
    guard let outcome = running.outcome else { return }
    background = nil
    state.finish(running.id, with: outcome)
  }

  /// The same for what is computed ahead, which nobody waits for.
  private func attend(toAhead background: inout BackgroundWork?, for state: inout ViewerState) {
    if let running = background, running.id != state.ahead?.id {
      running.cancel()
      background = nil
    }
    if background == nil, let work = state.ahead { background = BackgroundWork(work) }
    guard let running = background, let outcome = running.outcome else { return }
    background = nil
    state.finishAhead(running.id, with: outcome)
  }
}
