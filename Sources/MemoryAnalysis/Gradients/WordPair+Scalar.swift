import RecurrentNets

extension WordPair {
  /// The number that is watched with this pair, for a gradient: the same as
  /// ``RecurrentNets/Trace/logOdds(of:at:)``, but for predicted numbers what the model returns.
  public func scalar(of output: OutputLayer) -> WatchedScalar {
    guard isSingle else { return .difference(first, second) }
    return output.meaning == .values ? .output(first) : .logit(first)
  }
}
