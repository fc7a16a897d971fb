import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets

extension ViewerState {
  /// So many multiplications are done at a time; then the curves are drawn anew.
  private static let chunkCost = 240_000_000

  /// Whether the distance sweep is shown.
  var sweeps: Bool { view == .gradients && gradients.sweep.isShown && !isEnlarged }

  /// What is computed of the sweep that belongs on the screen.
  var currentSweep: SweepStudy.Result? {
    gradients.sweep.result.flatMap { $0.key == sweepKey ? $0 : nil }
  }

  /// Why no sweep can be made, or `nil`.
  var sweepRefusal: String? {
    if series != nil || model.network.readsVectors {
      return "this model reads numbers; the sweep puts words between two words"
    }
    if let watchRefusal { return watchRefusal }
    if model.tokenizer.readsCharacters {
      return "this model reads characters; the sweep puts words between two words"
    }
    if model.network.readsBackward {
      return "this network reads backward too, so no word is far from where it is said"
    }
    if model.network.output.meaning == .values {
      return "this model predicts numbers, and no word that could be right"
    }
    if let learning, learning.shown == nil, !learning.isPaused, !learning.isOver {
      return "the network changes while it learns; space pauses it, then s sweeps"
    }
    return sweepMaterial == nil ? Self.shortTextRefusal : nil
  }

  private static let shortTextRefusal =
    "the sweep needs three words read, the first of them far away; → reads on"

  /// What the sweep depends on; `nil` if there is none.
  private var sweepKey: SweepStudy.Key? {
    sweepMaterial.map { sweepKey(of: $0.origin) }
  }

  private func sweepKey(of origin: SweepStudy.Origin) -> SweepStudy.Key {
    SweepStudy.Key(layer: layer, generation: gradients.sweep.generation, origin: origin)
  }

  /// What the sweep reads: the program's own sentences if the model knows their words, else the text.
  private var sweepMaterial: (material: SweepMaterial, origin: SweepStudy.Origin)? {
    if let known = gradients.sweep.result, known.key.origin == .own {
      return (known.material, .own)
    }
    if model.predictsWords, let own = try? SweepMaterial(ownIn: tokenizer) {
      return (own, .own)
    }
    guard let pair = watchedPair(at: position) else { return nil }
    let origin = SweepStudy.Origin.text(version: readingVersion, position: position, pair: pair)
    if let known = gradients.sweep.result, known.key.origin == origin {
      return (known.material, origin)
    }
    return materialOfText(pair).map { ($0, origin) }
  }

  /// The word that counts most for what is said at the current one, those between them as what is put in,
  /// and the current one.
  private func materialOfText(_ pair: WordPair) -> SweepMaterial? {
    let last = position
    let first = max(reading.trace.firstPosition, last - 60)
    // At least one word has to stand between the two.
    guard first + 2 <= last else { return nil }
    var subject = first
    if let rows = currentGradient?.blocks.first?.reach.rows {
      let far = rows.filter { (first...last - 2).contains($0.position) }
      subject = far.max { abs($0.input) < abs($1.input) }?.position ?? first
    }
    // What it says now is what it should still say.
    let isTurned =
      !pair.isSingle && reading.baseline.logOdds(of: pair, at: last) < 0
    let watched = isTurned ? WordPair(first: pair.second, second: pair.first) : pair
    let template = DistanceTemplate(
      before: [reading[subject].id], after: [reading[last].id], pair: watched)
    return SweepMaterial(
      templates: [template], filler: (subject + 1..<last).map { reading[$0].id })
  }

  // MARK: - Keys

  /// Shows the sweep, goes on with one that was given up, or goes back to the words.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func toggleSweep() -> String? {
    if sweeps, !gradients.sweep.isDeclined {
      gradients.sweep.isShown = false
      return nil
    }
    gradients.sweep.isDeclined = false
    if let sweepRefusal { return sweepRefusal }
    gradients.derivation = nil
    gradients.sweep.isShown = true
    playback.isPlaying = false
    talk.isTalking = false
    return nil
  }

  /// The distance one looks at: a wide gap that most networks still read right, until another is chosen.
  var sweepDistance: Int {
    let sweep = gradients.sweep
    return sweep.distance ?? min(sweep.most, 40)
  }

  /// Looks at another distance.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func moveSweep(to distance: Int) -> String? {
    let most = gradients.sweep.most
    let wanted = max(0, min(most, distance))
    guard wanted != sweepDistance else {
      return distance <= 0 ? "no words in between: nothing is nearer" : "this is the farthest"
    }
    gradients.sweep.distance = wanted
    return nil
  }

  // MARK: - Computing

  /// Asks for the next points of the sweep that is shown, unless it was given up.
  mutating func wantSweep() {
    guard sweeps, work == nil, !gradients.sweep.isDeclined, sweepRefusal == nil,
      let (material, origin) = sweepMaterial
    else { return }
    let key = sweepKey(of: origin)
    if gradients.sweep.result?.key != key {
      let order = gradients.sweep.order
      gradients.sweep.result = SweepStudy.Result(
        key: key, material: material, curves: [], pending: order, total: order.count,
        trained: model.trainedDistances.flatMap { material.gap(of: $0) })
    }
    guard let result = gradients.sweep.result, !result.pending.isEmpty else { return }
    let distances = nextDistances(of: result)
    let (done, total) = (result.total - result.pending.count, result.total)
    let (model, recorder, known, twins) = (model, recorder, gradients.sources, twins)
    start(
      "reading ever longer gaps", isAboutText: false, from: Double(done) / Double(total)
    ) { progress in
      let sources =
        known.isEmpty
        ? GradientSource.all(of: model, recorder: recorder, beside: twins) : known
      var found: [[DistanceSweep.Point]] = Array(repeating: [], count: sources.count)
      for (index, distance) in distances.enumerated() {
        for (place, source) in sources.enumerated() {
          try progress.report(done + index, of: total)
          let network = source.gradients.network
          found[place].append(
            DistanceSweep.point(
              at: distance, over: material.templates, filler: material.filler,
              layer: place == 0 ? key.layer : network.layers.count - 1, by: source.gradients,
              source.recorder))
        }
      }
      let points = found
      return { $0.takeIn(points, at: distances, of: key, from: sources) }
    }
  }

  /// As many of the next distances as are read in a moment, one at least.
  private func nextDistances(of result: SweepStudy.Result) -> [Int] {
    let texts = result.material.templates.count * max(1, gradients.sources.count)
    var cost = 0
    var distances: [Int] = []
    for distance in result.pending.reversed() {
      let words = distance + 4
      // There and back.
      cost += model.network.stepCost * words * texts * 4
      guard distances.isEmpty || cost <= Self.chunkCost else { break }
      distances.append(distance)
    }
    return distances
  }

  private mutating func takeIn(
    _ points: [[DistanceSweep.Point]], at distances: [Int], of key: SweepStudy.Key,
    from sources: [GradientSource]
  ) {
    gradients.sources = sources
    guard gradients.sweep.result?.key == key else { return }
    if gradients.sweep.result?.curves.isEmpty == true {
      gradients.sweep.result?.curves = sources.enumerated().map { index, source in
        let layers = source.gradients.network.layers
        return SweepCurve(
          title: source.title, cell: layers[index == 0 ? key.layer : layers.count - 1].cell)
      }
    }
    for (index, points) in points.enumerated() {
      gradients.sweep.result?.curves[index].add(points)
    }
    gradients.sweep.result?.pending.removeAll { distances.contains($0) }
  }
}
