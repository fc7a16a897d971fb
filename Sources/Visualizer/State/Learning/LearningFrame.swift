import MemoryAnalysis
import RecurrentNets

/// A network in the course of its training, and how it reads what is on the screen.
///
/// It is made where the training runs, so that the screen has nothing to compute.
public struct LearningFrame: Sendable {
  /// How many updates had been made.
  public let update: Int

  /// The network.
  public let network: Network

  let recorder: TraceRecorder
  let reading: Reading

  /// Has a network read what is on the screen.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - update: How many updates it has behind it.
  ///   - reading: What is on the screen, as any network of the same shape read it.
  public init(_ network: Network, update: Int, reading: Reading) {
    self.network = network
    self.update = update
    recorder = TraceRecorder(network)
    self.reading = reading.read(again: recorder)
  }
}

extension Reading {
  /// The same words or numbers as another network reads them, its units in the order they have.
  func read(again recorder: TraceRecorder) -> Reading {
    var reading =
      series.map { Reading($0, by: recorder) } ?? Reading(tokens, by: recorder, plan: nil)
    reading.keepOrders(of: self)
    return reading
  }
}
