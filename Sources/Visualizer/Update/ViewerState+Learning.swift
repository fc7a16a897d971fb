import MemoryAnalysis
import ModelFiles
import RecurrentNets

extension ViewerState {
  /// Watches the training of the model that is open.
  ///
  /// The heatmaps are shown, their units by number: a network that has learnt nothing has no story to
  /// order them by. Where the next word is predicted the one before the last is looked at, so that one
  /// sees whether the last is foretold.
  ///
  /// - Parameter record: What the training told so far.
  public mutating func watch(_ record: LearningRecord) {
    learning = Learning(record)
    ordering.ranking = .number(unitCount: layerTrace.hiddenSize)
    unit = 0
    openingUnit = nil
    position = model.predictsWords ? max(1, reading.count - 1) : reading.count
    keepUp()
  }

  /// Takes in what the training told, and shows its network unless an earlier one is looked at.
  ///
  /// - Parameters:
  ///   - record: What it told.
  ///   - frame: The network as it is, if there is another than was told before.
  public mutating func take(_ record: LearningRecord, _ frame: LearningFrame?) {
    guard learning != nil else { return }
    let wasOver = learning?.isOver ?? false
    learning?.record = record
    if let frame {
      learning?.latest = frame
      learning?.isFresh = true
    }
    if !wasOver, let ending = record.ending { message = ending.sentence }
    showLatest()
  }

  /// Shows the network as it is, unless an earlier one is looked at or something is computed of the
  /// one on the screen.
  mutating func showLatest() {
    guard let learning, learning.shown == nil, learning.isFresh, work == nil,
      let frame = learning.latest
    else { return }
    self.learning?.isFresh = false
    adopt(frame)
  }

  /// Puts another network of the same shape in the place of the one that reads.
  ///
  /// Text, word, unit, view and what is done to the network stay; what was computed of the other
  /// network goes.
  private mutating func adopt(_ frame: LearningFrame) {
    learning?.update = frame.update
    model.network = frame.network
    recorder = frame.recorder
    let isCurrent =
      frame.reading.tokens.elementsEqual(reading.tokens) && frame.reading.series == reading.series
    var read = isCurrent ? frame.reading : reading.read(again: recorder)
    read.keepOrders(of: reading)
    read.keepText(of: reading)
    widenRanges(to: read)
    if interferences.isEmpty {
      read.findEvents(layerThresholds)
    } else {
      // Nobody can stop it.
      try? read.interfere(with: interferences, by: recorder, layerThresholds)
    }
    reading = read
    change = nil
    compared?.read(again: recorder, beside: read)
    effects = EffectsStudy()
    gradients.forget()
    contrast.result = nil
    survey = nil
    keepUp()
  }

  /// What grows in the course of a training is drawn in a range that grows with it, and never falls.
  private mutating func widenRanges(to reading: Reading) {
    var free = model
    free.cellRange = nil
    ranges = ranges.union(ValueRanges(of: free, reading: reading.baseline))
    if series == nil {
      embeddingRange = max(
        embeddingRange, CellVector.embeddingRange(of: reading.tokens, in: model.network))
    }
    outputScale = outputScale.union(reading.outputScale)
  }
}

// MARK: - Pausing and going back

extension ViewerState {
  /// Pauses the training, or lets it go on from where it is.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func pauseLearning() -> String? {
    guard let learning else { return nil }
    guard !learning.isOver || learning.shown != nil else { return "the training is over; q quits" }
    if learning.shown != nil || learning.isPaused {
      showNow()
      if !learning.isOver { self.learning?.limit = nil }
    } else {
      self.learning?.limit = learning.record.progress.update
    }
    return nil
  }

  /// Shows the saved moment before what is shown, and pauses.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func showEarlierMoment() -> String? {
    guard let learning else { return Self.nothingLearns }
    guard let moment = learning.record.album.last(before: learning.update) else {
      return "this is the earliest moment, after \(NumberText.count(learning.update, "update"))"
    }
    show(moment)
    return nil
  }

  /// Shows the saved moment after what is shown; at the end of what is saved makes one update.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func showLaterMoment() -> String? {
    guard let learning else { return Self.nothingLearns }
    if learning.shown != nil {
      if let moment = learning.record.album.first(after: learning.update),
        moment.update < learning.record.progress.update
      {
        show(moment)
      } else {
        showNow()
      }
      return nil
    }
    guard !learning.isOver else { return "the training is over; < goes back through it" }
    guard learning.isPaused else { return "this is now; space pauses, then > makes one update" }
    self.learning?.limit = learning.record.progress.update + 1
    return nil
  }

  /// Shows the saved moment that is closest to an update, and pauses.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func showMoment(nearest update: Int) -> String? {
    guard let learning else { return Self.nothingLearns }
    guard update < learning.record.progress.update else {
      if learning.limit == nil, !learning.isOver { _ = pauseLearning() }
      showNow()
      return nil
    }
    if let moment = learning.record.album.nearest(to: update) { show(moment) }
    return nil
  }

  private static let nothingLearns = "nothing learns here; train --watch shows a training"

  /// The screen goes to a moment, the training waits.
  private mutating func show(_ moment: LearningMoment) {
    guard let learning, work == nil else { return }
    if !learning.isOver, learning.limit == nil {
      self.learning?.limit = learning.record.progress.update
    }
    self.learning?.shown = moment
    adopt(LearningFrame(moment.network, update: moment.update, reading: reading))
  }

  private mutating func showNow() {
    guard let learning, learning.shown != nil else { return }
    self.learning?.shown = nil
    self.learning?.isFresh = learning.latest != nil
    showLatest()
  }
}
