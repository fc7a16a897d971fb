import Language
import ModelFiles
import RecurrentNets

/// A text that a network goes on with, word by word.
///
/// Only the state (C, h) is kept, so a continuation may be as long as one likes.
struct Continuation {
  private let model: TokenModel
  private let recorder: TraceRecorder
  private let unspoken: Set<Int>
  private var sampler: TokenSampler
  private var state: NetworkState
  private var logits: [Float]

  /// Reads a prompt.
  ///
  /// - Parameters:
  ///   - prompt: What the text begins with; at least one word.
  ///   - model: A model that predicts words and reads forward.
  ///   - options: How words are drawn.
  init(after prompt: [Token], by model: TokenModel, drawing options: SamplingOptions) {
    self.model = model
    recorder = TraceRecorder(model.network)
    unspoken = model.unspokenIDs
    sampler = TokenSampler(options)
    let trace = recorder.trace(of: prompt.map(\.id))
    state = trace.state(at: prompt.count)
    logits = trace.logits(at: prompt.count)
  }

  /// Draws the next word and reads it.
  ///
  /// - Returns: The word; `nil` if what the network predicts is no number.
  mutating func next() -> String? {
    guard let id = sampler.draw(from: logits, leavingOut: unspoken) else { return nil }
    let trace = recorder.trace(of: .tokens([id]), from: state)
    state = trace.state(at: 1)
    logits = trace.logits(at: 1)
    return model.labels[id]
  }
}
