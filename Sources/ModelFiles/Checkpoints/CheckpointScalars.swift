import RecurrentNets

/// What a checkpoint holds besides tensors.
struct CheckpointScalars: Codable {
  var settings: [String: String]
  var updates: Int
  var epoch: Int
  var place: Int
  var epochSeed: ExactBits
  var epochsSinceBest: Int
  var steps: Int
  var meanLoss: ExactBits
  var firstPower: ExactBits
  var secondPower: ExactBits
  var bestLoss: Loss?
  var heldOut: Loss?
  var carriedCount: Int?

  init(_ state: TrainingState, settings: [String: String]) {
    self.settings = settings
    updates = state.updates
    epoch = state.epoch
    place = state.place
    epochSeed = ExactBits(bits: state.epochSeed)
    epochsSinceBest = state.epochsSinceBest
    steps = state.steps
    meanLoss = ExactBits(state.meanLoss)
    firstPower = ExactBits(state.optimizer.firstPower)
    secondPower = ExactBits(state.optimizer.secondPower)
    bestLoss = state.best.map { Loss($0.loss) }
    heldOut = state.heldOut.map { Loss($0) }
    carriedCount = state.carried?.count
  }

  /// A loss with all its sums.
  struct Loss: Codable {
    var crossEntropy: ExactBits
    var squaredError: ExactBits
    var written: ExactBits
    var outOfRange: ExactBits
    var values: Int
    var correct: Int
    var tokens: Int
    var steps: Int

    init(_ loss: TrainingLoss) {
      crossEntropy = ExactBits(loss.crossEntropy)
      squaredError = ExactBits(loss.squaredError)
      written = ExactBits(loss.written)
      outOfRange = ExactBits(loss.outOfRange)
      values = loss.values
      correct = loss.correct
      tokens = loss.tokens
      steps = loss.steps
    }

    var loss: TrainingLoss {
      var loss = TrainingLoss()
      loss.crossEntropy = crossEntropy.value
      loss.squaredError = squaredError.value
      loss.written = written.value
      loss.outOfRange = outOfRange.value
      loss.values = values
      loss.correct = correct
      loss.tokens = tokens
      loss.steps = steps
      return loss
    }
  }
}
