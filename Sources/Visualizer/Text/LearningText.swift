import RecurrentNets

/// What the screen says of a training that is watched.
enum LearningText {
  /// What it is doing, for the title.
  static func status(_ learning: Learning) -> String {
    if let moment = learning.shown { return "back at update \(NumberText.number(moment.update))" }
    if learning.isOver { return learning.isAstray ? "went astray" : "trained" }
    return learning.isPaused ? "paused" : "learning"
  }

  /// A view's caption with the training's sentence before it; the caption itself if there is none.
  ///
  /// What the network foretells at the current word is the end of the training's sentence; so the
  /// second line is free for what happens at the step.
  static func caption(_ caption: Caption, of state: ViewerState) -> Caption {
    guard let learning = state.learning else { return caption }
    // In the end it is the best network of all epochs, which need not be the last.
    let isKept = learning.isOver && learning.shown == nil
    if isKept, learning.isAstray {
      // Where a loss is no number any more nothing that is foretold means much.
      let update = NumberText.number(learning.record.progress.update + 1)
      return Caption(
        word: "went astray", sentence: "at update \(update); try a smaller --learning-rate",
        prediction: "\(caption.word) \(caption.sentence)")
    }
    return Caption(
      word: isKept ? "trained" : "update \(NumberText.number(learning.update))",
      sentence: (isKept ? kept(learning) : losses(learning)) + "; " + answer(in: state),
      prediction: "\(caption.word) \(caption.sentence)")
  }

  /// The loss at what is shown.
  static func loss(of learning: Learning) -> Double? {
    guard let moment = learning.shown else { return learning.record.curve.last }
    return moment.update == 0 ? nil : moment.loss
  }

  private static func losses(_ learning: Learning) -> String {
    guard let loss = loss(of: learning) else { return "nothing is learnt yet" }
    let epoch = learning.shown == nil ? "epoch \(learning.record.progress.epoch), " : ""
    return "\(epoch)loss \(number(loss))"
  }

  /// What is shown when it is over.
  private static func kept(_ learning: Learning) -> String {
    "the best of \(NumberText.count(learning.record.progress.epoch, "epoch"))"
  }

  /// What the network says of the word that comes next in the text, or whatever it says.
  private static func answer(in state: ViewerState) -> String {
    let trace = state.reading.trace
    let position = state.position
    let name = state.reading.name(at: position)
    guard state.model.predictsWords, position < state.reading.count,
      state.model.network.readout == .everyStep, !state.readsBackward
    else {
      return state.predictsValues || state.hasNoHead
        ? ValuesText.line(state)
        : state.outputs.caption(trace, at: position, name: name)
    }
    let next = state.reading[position + 1]
    let probabilities = trace.probabilities(at: position)
    guard probabilities.indices.contains(next.id) else { return "" }
    let probability = probabilities[next.id]
    let rank = probabilities.count { $0 > probability }
    let text =
      "after \(name) “\(next.text.withVisibleBlank)” has \(NumberText.percent(probability))"
    if rank == 0 { return text + ", more than any other" }
    let best = trace.predictions(at: position, count: 1).first
    let leader =
      best.map {
        "“\(state.model.labels[$0.word].withVisibleBlank)” leads with "
          + NumberText.percent($0.probability)
      } ?? ""
    return text + "; " + leader
  }

  /// How far it is, and below that how fast and how long it takes still.
  static func pace(_ record: LearningRecord, columns: Int) -> [String] {
    let progress = record.progress
    let epoch = "epoch \(progress.epoch) of \(progress.epochs)"
    let share = Float(progress.update) / Float(max(1, progress.updates))
    let left =
      record.ending == nil
      ? "\(time(record.secondsLeft)) left"
      : record.ending?.isAstray == true ? "went astray" : "done"
    let unit = record.task == .nextValue ? "steps" : "tokens"
    let speed = record.stepsPerSecond
    let rate = short(Int(speed)) + " \(unit)/s"
    let pace = ["\(rate), \(left)", left].first { $0.count <= columns } ?? left
    return ["\(epoch), \(NumberText.percent(share))", pace]
  }

  /// A loss with as many decimals as tell one from another.
  static func number(_ loss: Double) -> String {
    guard loss >= 0.000_995 || loss <= 0 else { return ScientificText.of(loss) }
    return NumberText.fixed(loss, decimals: loss < 0.095 ? 4 : (loss < 9.995 ? 2 : 1))
  }

  /// A count of updates in few signs: 950, 1.5k, 12.5k, 370k.
  static func short(_ count: Int) -> String {
    if count < 1000 { return "\(count)" }
    if count < 100_000, count % 1000 != 0 {
      return NumberText.fixed(Double(count) / 1000, decimals: 1) + "k"
    }
    return count < 1_000_000
      ? "\(count / 1000)k" : NumberText.fixed(Double(count) / 1e6, decimals: 1) + "M"
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(1e9, max(0, seconds)).rounded())
    let rest = whole % 60
    return "\(whole / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}
