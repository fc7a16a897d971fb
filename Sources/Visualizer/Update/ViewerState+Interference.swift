import CellGrid
import MemoryAnalysis
import RecurrentNets

extension ViewerState {
  /// What a key does while the menu of interferences is open.
  mutating func choose(_ key: Key) {
    guard var menu else { return }
    let cell = layerTrace.cell
    let items = InterferenceMenu.Item.all(of: cell)
    let count = items.count
    switch key {
    case .escape, .control("c"), .character("x"), .character("q"):
      self.menu = nil
      return
    case .down, .character("j"): menu.choice = (menu.choice + 1) % count
    case .up, .character("k"): menu.choice = (menu.choice + count - 1) % count
    case .tab, .backtab: menu.isFromStart.toggle()
    case .enter:
      choose(menu.item(in: cell), isFromStart: menu.isFromStart)
      return
    default:
      let item = items.first { key == .character($0.letter(in: cell)) }
      guard let item else {
        message = "\(key.name) is not in the menu; Esc closes it"
        return
      }
      choose(item, isFromStart: menu.isFromStart)
      return
    }
    self.menu = menu
  }

  private mutating func choose(_ item: InterferenceMenu.Item, isFromStart: Bool) {
    let cell = layerTrace.cell
    let interference = Interference(
      item.action(in: cell, value: 0), layer: layer, unit: item.isForAllUnits ? nil : unit, from: 1)
    guard interference.isMeaningful(in: cell) else {
      let missing = (item.quantity(in: cell) ?? .forget).nounPhrase(in: cell)
      message =
        "this \(cell.title) has no \(missing) to hold; "
        + "it can be silenced or held at its mean"
      return
    }
    menu = nil
    guard item.quantity(in: cell) != nil else {
      interfere(item, value: 0, isFromStart: isFromStart)
      return
    }
    open(Prompt(purpose: .interfere(item, isFromStart: isFromStart)))
  }

  /// Does what a line of the menu says, in the place of the same done to the same before.
  mutating func interfere(_ item: InterferenceMenu.Item, value: Float, isFromStart: Bool) {
    // Reading backward, the start is wherever the text ends, now and when words are added.
    let isOnce = item == .setMemory
    let start = isOnce ? firstRead : Interference.start(reading: layerTrace.direction)
    let interference = Interference(
      item.action(in: layerTrace.cell, value: value), layer: layer,
      unit: item.isForAllUnits ? nil : unit, from: isFromStart ? start : position)
    let others = wantedInterferences.filter { !$0.isReplaced(by: interference) }
    let text = interference.text(in: reading)
    interfere(
      with: others + [interference], title: "reading the text with \(text)",
      saying: text
        + (item == .holdAtMean ? windowNote.map { " over \($0)" } ?? "" : "")
        + "; X undoes it, 6 compares it with other units")
  }

  /// Reads a typed value and does what the menu's line says with it.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func interfere(
    _ item: InterferenceMenu.Item, typed text: String, isFromStart: Bool
  ) -> String? {
    let cell = layerTrace.cell
    guard let quantity = item.quantity(in: cell) else { return nil }
    let function = model.network.layers[layer].variant.candidateActivation
    let isBounded = quantity != .cell && !function.isUnbounded
    let range: ClosedRange<Float> =
      quantity.isGate ? 0...1 : (isBounded ? -1...1 : Interference.cellRange)
    let expected =
      "a number from \(NumberText.fixed(range.lowerBound, decimals: 0)) to "
      + NumberText.fixed(range.upperBound, decimals: 0)
    // The minus sign of the screen is understood as well as the keyboard's.
    let number = Float(text.replacingMinusSigns)
    guard let value = number, range.contains(value) else {
      return "expected \(expected) for \(quantity.heading(in: cell)); found “\(text)”"
    }
    interfere(item, value: value, isFromStart: isFromStart)
    return nil
  }

  /// Lets the network read by itself again.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func clearInterferences() -> String? {
    let count = wantedInterferences.count
    guard count > 0 else { return "nothing is interfered with; x opens the menu" }
    interfere(
      with: [], title: "reading the text anew",
      saying: "\(NumberText.count(count, "interference")) cleared")
    return nil
  }

  /// What is done to the network once everything is read that was asked for.
  var wantedInterferences: [Interference] {
    guard let pending = pendingInterferences, pending.id == work?.id else { return interferences }
    return pending.interferences
  }

  /// Reads the text with other interferences: at once, or beside the screen where that takes longer
  /// than a frame.
  private mutating func interfere(
    with interferences: [Interference], title: String, saying message: String
  ) {
    if let readingRefusal {
      self.message = readingRefusal
      return
    }
    dropWorkAboutText()
    let (given, recorder, thresholds) = (reading, recorder, layerThresholds)
    let compute: @Sendable (WorkProgress) throws -> Work.Outcome = { progress in
      var reading = given
      try reading.interfere(with: interferences, by: recorder, thresholds, progress: progress)
      let done = reading
      return { state in
        state.reading = done.ordered(like: state.reading)
        state.interferences = interferences
        state.interferencesChanged()
        state.message = message
      }
    }
    if readsWithinFrame(given.count) {
      Work(id: 0, title: title, isAboutText: true, compute: compute)
        .outcome(WorkProgress())(&self)
    } else {
      start(title, compute)
      pendingInterferences = (workCount, interferences)
    }
  }

  private mutating func interferencesChanged() {
    change = nil
    effects = EffectsStudy()
    reorderForWatched()
  }

  /// Whether a quantity of the selected unit is replaced by an interference.
  func isHeld(_ quantity: Quantity) -> Bool {
    interferences.contains {
      guard $0.layer == layer, $0.unit == nil || $0.unit == unit else { return false }
      return switch $0.action {
      case .silence, .holdAtMean: quantity == memory || quantity == layerTrace.shown
      case .clamp(let clamped, _): quantity == clamped
      case .setCell: quantity == memory
      }
    }
  }

  /// Whether anything is done to a unit of a layer, by default of the one that is shown.
  func interferes(with unit: Int, ofLayer index: Int? = nil) -> Bool {
    let layer = index ?? layer
    return interferences.contains {
      $0.layer == layer && ($0.unit == nil || $0.unit == unit) && $0.isInForce(in: reading)
    }
  }
}

extension Interference {
  /// Whether doing another thing makes this one pointless: the same to the same unit.
  fileprivate func isReplaced(by other: Interference) -> Bool {
    guard layer == other.layer, unit == other.unit else { return false }
    return switch (action, other.action) {
    case (.clamp(let quantity, _), .clamp(let otherQuantity, _)): quantity == otherQuantity
    case (.setCell, .setCell): start == other.start
    case (.silence, .silence), (.holdAtMean, .holdAtMean), (.silence, .holdAtMean),
      (.holdAtMean, .silence):
      true
    default: false
    }
  }
}

extension String {
  fileprivate var replacingMinusSigns: String {
    String(map { $0 == "−" ? "-" : $0 })
  }
}
