import RecurrentNets

extension UnitRanking {
  /// The units by their numbers.
  public static func number(unitCount: Int) -> UnitRanking {
    UnitRanking(by: .number, values: (0..<unitCount).map(Float.init))
  }

  /// The units by the mean of their forget gates, or a GRU's update gates, over the text, those
  /// that keep most first.
  ///
  /// - Parameter layer: The record of a layer whose cells have a memory.
  /// - Returns: The ranking; a value is in 0…1.
  public static func retention(of layer: LayerTrace) -> UnitRanking {
    UnitRanking(
      by: .retention,
      values: (0..<layer.hiddenSize).map { layer.mean(of: layer.cell.keeper ?? .hidden, unit: $0) })
  }

  /// The units by how often their gates are nearly closed or nearly open, on average over the gates.
  public static func saturation(_ saturation: Saturation) -> UnitRanking {
    UnitRanking(
      by: .saturation, values: (0..<saturation.unitCount).map { saturation.mean(unit: $0) })
  }

  /// The units of a layer that predicts by how much each speaks for one of two words.
  ///
  /// - Parameters:
  ///   - shares: The shares of the units; a value is positive if the unit speaks for the first.
  ///   - position: The position `0...T` after which the words may come.
  /// - Returns: The ranking; a value is in nats.
  public static func share(_ shares: UnitShares, at position: Int) -> UnitRanking {
    UnitRanking(by: .share, values: shares.units, at: position)
  }

  /// The units by how far the log-odds of two words move when each is silenced from the first word on.
  ///
  /// - Parameters:
  ///   - layer: The layer whose units are silenced.
  ///   - baseline: The text as read when nothing is done.
  ///   - pair: The words; a value is positive if silencing speaks for the first.
  ///   - position: The position `1...T` after which the words may come.
  ///   - recorder: What reads.
  ///   - progress: Where to report each unit.
  /// - Returns: The ranking.
  /// - Throws: `CancellationError` if it was told to stop.
  public static func effect(
    in layer: Int, of baseline: Trace, on pair: WordPair, at position: Int,
    by recorder: TraceRecorder, progress: WorkProgress = WorkProgress()
  ) throws(CancellationError) -> UnitRanking {
    let effects = try UnitEffects(
      of: Interference(
        .silence, layer: layer, unit: nil,
        from: Interference.start(reading: baseline.layers[layer].direction)),
      over: baseline, at: position,
      by: recorder, progress: progress)
    return UnitRanking(
      by: .effect, values: effects.effects(on: pair, at: position).map(\.change), at: position)
  }
}
