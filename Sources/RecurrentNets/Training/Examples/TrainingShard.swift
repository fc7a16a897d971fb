/// One part of a minibatch, and the state it is read from.
struct TrainingShard: Sendable {
  /// What is read, and what should be said.
  var batch: PackedBatch

  /// What each layer starts from, in the order of ``Network/layers``; `nil` for zeros.
  var states: [LayerState]?

  /// What the means of a minibatch are taken over.
  struct Totals: Sendable {
    /// The number of predictions.
    var predictions = 0
    /// The number of steps.
    var steps = 0
  }
}
