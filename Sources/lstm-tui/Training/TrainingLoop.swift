import RecurrentNets

/// Steps a training to its end, tells how far it is and keeps where it is.
struct TrainingLoop {
  /// What is learnt.
  let task: TrainingTask

  /// The training.
  var session: TrainingSession

  /// Where its checkpoints go.
  var writer: CheckpointWriter

  /// Trains until it is over or the task is cancelled.
  ///
  /// A training that is cancelled is kept as it is, before the network of an epoch that is not over is
  /// judged: so it goes on as if nothing had been.
  consuming func run() async -> TrainingOutcome {
    var report = TrainingReport(
      isTerminal: StandardStreams.outputIsTerminal, task: task, from: session.progress)
    while session.ending == nil, !Task.isCancelled {
      report.show(await session.step())
      if session.ending == nil { writer.writeIfDue(session) }
    }
    report.end()
    if session.ending == nil { writer.write(session) }
    return await session.finish()
  }
}
