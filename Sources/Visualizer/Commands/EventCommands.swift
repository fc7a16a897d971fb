import CellGrid
import MemoryAnalysis

extension CommandTable {
  static let eventCommands: [Command] = [
    Command(
      "next-event", [.character("n")], .move,
      "next ✕ or ● of the unit; in the list, of any unit"
    ) { state in
      state.goToEvent(.next)
    }
    .endingPlay()
    .inFooter { state in
      let label = state.layerTrace.hasMemory ? "events" : ""
      let keys = "nNv".map { Key.character($0) }
      return FooterHint(keys: keys, label: label, isMinor: true)
    },
    Command(
      "previous-event", [.character("N")], .move,
      "previous ✕ or ● of the unit; in the list, of any unit"
    ) { state in
      state.goToEvent(.previous)
    }
    .endingPlay(),
    Command(
      "events", [.character("v")], .look, "show or hide the list of all ✕ and ●"
    ) { state in
      state.toggleEvents()
    },
  ]
}

extension ViewerState {
  /// The direction in which events are gone through.
  fileprivate enum EventDirection {
    case next
    case previous
  }

  /// Whether the list of events can be seen now.
  var eventListIsShown: Bool {
    showsEvents && view == .memory && !isEnlarged
      && size.columns >= SplitBody.columnsForSidebar
  }

  /// Why there are no events, if that is so.
  private var noEventsReason: String? {
    guard layerTrace.hasMemory else {
      return "a plain RNN has no cell state, so nothing is held, written or let go"
    }
    return events.entries.isEmpty && reading.isWhole
      ? "no unit writes anything large or lets go of anything" : nil
  }

  /// Goes to the next or previous event: of the selected unit, or through the list that is shown.
  ///
  /// Nearly every word is an event of some unit, so without the list the
  /// events of one unit are what there is to go through.
  fileprivate mutating func goToEvent(_ direction: EventDirection) -> String? {
    if let noEventsReason { return noEventsReason }
    let entry: EventList.Entry?
    switch (direction, eventListIsShown) {
    case (.next, true): entry = events.next(after: position, unit: unit)
    case (.previous, true): entry = events.previous(before: position, unit: unit)
    case (.next, false): entry = events.next(of: unit, after: position)
    case (.previous, false): entry = events.previous(of: unit, before: position)
    }
    guard let entry else {
      let refusal = refusal(direction)
      let unit = eventListIsShown ? nil : unit
      return searchEvent(backward: direction == .previous, of: unit, orSay: refusal)
        ? nil : refusal
    }
    position = entry.position
    unit = entry.unit
    return nil
  }

  private func refusal(_ direction: EventDirection) -> String {
    if eventListIsShown {
      return direction == .next ? "this is the last event" : "this is the first event"
    }
    let when = direction == .next ? "after" : "before"
    return "unit \(unit) writes nothing large and lets go of nothing \(when) this word; "
      + "v lists all units' events"
  }

  fileprivate mutating func toggleEvents() -> String? {
    guard !eventListIsShown else {
      showsEvents = false
      return nil
    }
    if let noEventsReason { return noEventsReason }
    guard size.columns >= SplitBody.columnsForSidebar else {
      return "the list of events needs \(SplitBody.columnsForSidebar) columns; "
        + "this screen has \(size.columns)"
    }
    view = .memory
    isEnlarged = false
    showsEvents = true
    return nil
  }
}
