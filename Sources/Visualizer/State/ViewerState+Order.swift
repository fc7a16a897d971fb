import MemoryAnalysis
import RecurrentNets

extension ViewerState {
  /// The text's story in the layer that is shown.
  var story: UnitOrder { reading.orders[layer] }

  /// The order of the units of the layer that is shown: that of the rows of every view.
  public var order: UnitRanking {
    if view == .contrast, let contrast = contrast.result {
      return contrast.layers[layer].ranking
    }
    return ordering.ranking ?? story.ranking
  }

  /// Orders the units anew, from what is on the screen now.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func orderUnits(by criterion: UnitCriterion) -> String? {
    if let refusal = refusal(of: criterion, at: position) { return refusal }
    ordering.attempted = nil
    switch criterion {
    case .story:
      ordering.ranking = nil
      // Asked for anew it is that of what is read now.
      if !reading.isWhole || learning != nil { reading.orderUnits() }
      message = CriterionText.announcement(order, in: self)
    case .effect: startEffects()
    case .contrast:
      guard let contrast = contrast.result else {
        startContrast { state in state.show(state.contrastRanking) }
        ordering.attempted = .contrast
        return nil
      }
      show(contrast.layers[layer].ranking)
    case .number, .retention, .saturation: show(ranking(by: criterion, at: position))
    case .share: show(ranking(by: criterion, at: position), of: watchedPair(at: position))
    }
    return nil
  }

  /// Goes to the next criterion that has a meaning here.
  mutating func orderUnitsByNext() -> String? {
    // Starting from what failed, the key does not ask for it for ever.
    let current = ordering.attempted ?? ordering.ranking?.criterion ?? .story
    let all = UnitCriterion.allCases
    let start = all.firstIndex { $0 == current } ?? 0
    var skipped: [UnitCriterion] = []
    for distance in 1...all.count {
      let criterion = all[(start + distance) % all.count]
      guard let refusal = orderUnits(by: criterion) else {
        if !skipped.isEmpty, let said = message {
          message =
            said + "; not by " + skipped.map(\.rawValue).joined(separator: " or ") + " here"
        }
        return nil
      }
      if distance == all.count { return refusal }
      skipped.append(criterion)
    }
    return nil
  }

  /// Makes the order of another text or another layer, as far as that takes no time.
  ///
  /// An order by effect has to be asked for anew; until then the units stand by the story.
  mutating func reorder() {
    guard let old = ordering.ranking else { return }
    // The text may have become shorter.
    let basis = min(old.position ?? 1, reading.count)
    guard refusal(of: old.criterion, at: basis) == nil,
      let ranking = ranking(by: old.criterion, at: basis)
    else {
      ordering.ranking = nil
      message = "the order by \(old.criterion.rawValue) no longer holds: units by story again"
      return
    }
    ordering.ranking = ranking
    ordering.pair = old.criterion == .share ? watchedPair(at: basis) : nil
  }

  /// Makes an order by the watched words anew when there are others.
  ///
  /// Without chosen words an interference can make others the likeliest.
  mutating func reorderForWatched() {
    guard let ranking = ordering.ranking, let pair = ordering.pair, let basis = ranking.position,
      watchedPair(at: basis) != pair
    else { return }
    reorder()
  }

  /// Why the units cannot be ordered by something here, or `nil`.
  private func refusal(of criterion: UnitCriterion, at position: Int) -> String? {
    if criterion.needsGates, layerTrace.cell.gates.isEmpty {
      return "a plain RNN has no gates, so its units have no \(criterion.rawValue)"
    }
    if criterion == .share || criterion == .effect, watchRefusal != nil {
      return outputs.exists
        ? "an order by \(criterion.rawValue) needs two words, and the model knows one"
        : OutputText.noHead
    }
    if criterion == .share, !layerIsTop {
      return "only units of the top layer speak for words; ] goes there"
    }
    if criterion == .share, let shareRefusal { return shareRefusal }
    if criterion == .contrast,
      let refusal = refusalOfNumbers("there are no sets of texts to order by")
    {
      return refusal
    }
    return nil
  }

  /// An order that is made at once; `nil` for one that takes work.
  private func ranking(by criterion: UnitCriterion, at position: Int) -> UnitRanking? {
    let baseline = reading.baseline
    switch criterion {
    case .number: return .number(unitCount: layerTrace.hiddenSize)
    case .retention: return .retention(of: baseline.layers[layer])
    case .saturation: return .saturation(Saturation(of: baseline.layers[layer]))
    case .share:
      return watchedPair(at: position).flatMap { shares(in: $0, at: position, of: baseline) }
        .map { .share($0, at: position) }
    case .contrast: return contrastRanking
    case .story, .effect: return nil
    }
  }

  private var contrastRanking: UnitRanking? { contrast.result?.layers[layer].ranking }

  private mutating func show(_ ranking: UnitRanking?, of pair: WordPair? = nil) {
    guard let ranking else { return }
    ordering.ranking = ranking
    ordering.pair = pair
    ordering.attempted = nil
    message = CriterionText.announcement(ranking, in: self)
  }

  private mutating func startEffects() {
    guard let pair = watchedPair(at: position) else { return }
    let (layer, position, recorder, baseline) = (layer, position, recorder, reading.baseline)
    start("silencing each of \(NumberText.count(layerTrace.hiddenSize, "unit"))") { progress in
      let ranking = try UnitRanking.effect(
        in: layer, of: baseline, on: pair, at: position, by: recorder, progress: progress)
      return { state in
        guard state.layer == layer else { return }
        guard state.watchedPair(at: position) == pair else {
          state.message = "other words are watched by now; O orders by effect on them"
          return
        }
        state.show(ranking, of: pair)
      }
    }
    ordering.attempted = .effect
  }
}
