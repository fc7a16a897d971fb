import ArgumentParser
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// A text as read for ordering units by it.
struct RankReader {
  /// The text as read.
  let trace: Trace

  private let recorder: TraceRecorder
  private let layer: Int

  /// Reads a text.
  init(model: TokenModel, input: NetworkInput, layer: Int) {
    recorder = TraceRecorder(model.network)
    trace = recorder.trace(of: input)
    self.layer = layer
  }

  /// The units by what they do in the whole text.
  func ranking(by criterion: UnitCriterion) -> UnitRanking {
    let layer = trace.layers[layer]
    switch criterion {
    case .number: return .number(unitCount: layer.hiddenSize)
    case .retention: return .retention(of: layer)
    case .saturation: return .saturation(Saturation(of: layer))
    case .story, .share, .effect, .contrast: return UnitOrder(of: layer).ranking
    }
  }

  /// The units by what they do to two words that may come next.
  func ranking(
    by criterion: UnitCriterion, of pair: WordPair, at position: Int
  ) throws -> UnitRanking {
    guard criterion == .share else {
      return try .effect(in: layer, of: trace, on: pair, at: position, by: recorder)
    }
    guard
      let shares = ShareReader(of: pair, layer: layer, in: trace, by: recorder.network)?
        .shares(at: position)
    else {
      throw ValidationError(
        "--by share: what stands between the cells and the output leaves no unit an exact share; "
          + "expected story, number, retention, saturation, effect or contrast")
    }
    return .share(shares, at: position)
  }
}
