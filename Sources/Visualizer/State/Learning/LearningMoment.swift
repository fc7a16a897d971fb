import RecurrentNets

/// A network as it was at some moment of its training.
public struct LearningMoment: Sendable, Equatable {
  /// How many updates had been made.
  public let update: Int

  /// The smoothed loss then; 0 before the first update.
  public let loss: Double

  /// The network.
  public let network: Network

  /// Creates a moment.
  public init(update: Int, loss: Double, network: Network) {
    self.update = update
    self.loss = loss
    self.network = network
  }
}
