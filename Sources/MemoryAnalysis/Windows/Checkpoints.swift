import RecurrentNets
import Synchronization

/// The states a network was in on its way through a text, every so many words.
///
/// Reading can begin again at any of them. They are the same whoever computes them, so that they
/// are shared between threads and what was read once, even if it was given up, is never read again.
/// Where there are too many every second one is dropped.
final class Checkpoints: Sendable {
  private struct Kept: Sendable {
    /// How many chunks lie between two states.
    var stride = 1
    /// The state after `index · stride` chunks.
    var states: [NetworkState]
  }

  private let kept: Mutex<Kept>
  private let limit: Int

  /// Begins with the state before the first word.
  ///
  /// - Parameters:
  ///   - start: The state before the first word.
  ///   - limit: The most states that are kept, at least 2.
  convenience init(from start: NetworkState, limit: Int) {
    self.init(Kept(states: [start]), limit: limit)
  }

  private init(_ kept: Kept, limit: Int) {
    self.kept = Mutex(kept)
    self.limit = max(2, limit)
  }

  /// The last state after at most so many chunks.
  func nearest(before chunk: Int) -> (chunk: Int, state: NetworkState) {
    kept.withLock { kept in
      let index = min(chunk / kept.stride, kept.states.count - 1)
      return (index * kept.stride, kept.states[index])
    }
  }

  /// Keeps the state after so many chunks, if it is the next that is wanted.
  func keep(_ state: @autoclosure () -> NetworkState, after chunk: Int) {
    kept.withLock { kept in
      guard chunk == kept.states.count * kept.stride else { return }
      if kept.states.count == limit {
        kept.states = stride(from: 0, to: limit, by: 2).map { kept.states[$0] }
        kept.stride *= 2
        guard chunk == kept.states.count * kept.stride else { return }
      }
      kept.states.append(state())
    }
  }

  /// The states after at most so many chunks, for a text that is the same up to there.
  func prefix(through chunk: Int) -> Checkpoints {
    kept.withLock { kept in
      let count = min(kept.states.count, chunk / kept.stride + 1)
      return Checkpoints(
        Kept(stride: kept.stride, states: Array(kept.states[..<count])), limit: limit)
    }
  }

  /// How many chunks lie before the last state.
  var reached: Int { kept.withLock { ($0.states.count - 1) * $0.stride } }

  /// How many states there are.
  var count: Int { kept.withLock { $0.states.count } }
}
