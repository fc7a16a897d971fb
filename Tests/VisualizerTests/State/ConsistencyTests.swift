import CellGrid
import MemoryAnalysis
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, something on the screen is a number of another text, another
/// interference, another pair of words or another layer than what stands beside it.
@Suite struct ConsistencyTests {
  private static let steps: [String] =
    [
      "l", "h", "j", "k", "g", "G", "n", "N", "v", "m", "o", "b", "u", "u", "a", "]", "[", "X",
      "Tab",
      "Enter", "Escape", "Space", ".", ",",
    ] + (0...9).map { "\($0)" }
    + ["s", "m", "n", "a", "f 1 Enter", "i 0 . 5 Enter", "o 0 Enter", "g - 1 Enter", "c 2 Enter"]
    .flatMap { ["x \($0)", "x Tab \($0)"] }
    + ["retention", "saturation", "share", "effect", "contrast", "number", "story"]
    .map { "O " + $0.map(String.init).joined(separator: " ") + " Enter" }
    + [
      "w i s Space a r e Enter", "w a m Space i s Enter", "w Enter",
      "e h e Enter", "e s h e Space i s Enter", "i t h e y Enter", "i a r e Space i Enter Escape",
      "c s h e Space i s Space i Enter", "7 s n e a r Enter", "7 s f a r Enter",
      "7 s f a r Enter 1", "7 s n e a r Enter 1",
    ]

  @Test(
    "Whatever is done in whatever order, all that is kept is what would be computed now",
    arguments: 0..<8)
  func keptIsCurrent(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let models = [
      testModel(hidden: 4), testModel(layers: 2, hidden: 3), testModel(.rnn, layers: 2, hidden: 4),
      testModel(hidden: 1),
    ]
    var state = try testState("She is busy today ... zebra I am", model: models[seed % 4])
    state.use(testSuite, named: "test.tsv")
    state.finishWork()
    var log: [String] = []
    for _ in 0..<300 {
      let step = Self.steps[Int.random(in: 0..<Self.steps.count, using: &generator)]
      log.append(step)
      let waits = Int.random(in: 0..<4, using: &generator) > 0
      for key in try Key.sequence(step) {
        state.update(.key(key))
        if waits { state.finishWork() }
      }
      if waits { state.finishWork() }
      check(state, log.suffix(12).joined(separator: " | "))
    }
  }

  private func check(_ state: ViewerState, _ log: String) {
    let reading = state.reading
    let ids = reading.tokens.map(\.id)
    let baseline = state.recorder.trace(of: ids)
    #expect(reading.baseline == baseline, "\(log)")
    let trace = state.recorder.trace(with: state.interferences, over: baseline)
    #expect(reading.trace == trace, "\(log)")
    #expect(reading.orders.map(\.ranking) == baseline.layers.map { UnitOrder(of: $0).ranking })
    #expect(
      reading.events == trace.layers.map { EventList(of: $0, thresholds: state.thresholds) })
    if state.layerTrace.cell == .lstm {
      #expect(reading.saturations == trace.layers.map(Saturation.init(of:)), "\(log)")
    }
    #expect((1...reading.count).contains(state.position), "\(log)")
    #expect(state.order.units.sorted() == Array(0..<state.layerTrace.hiddenSize), "\(log)")
    #expect(state.order.units.contains(state.unit))
    if let compared = state.compared {
      #expect(compared.alignment == Alignment(ids, compared.reading.tokens.map(\.id)))
    }
    checkOrder(state, log)
    if let effects = state.currentEffects, let pair = state.watchedPair(at: state.position) {
      let here = effects.effects(on: pair, at: state.position)
      for unit in here.indices {
        let trace = state.recorder.trace(
          with: [state.comparedInterference.with(unit: unit)], over: baseline)
        let effect = Effect(
          on: pair, before: baseline.logits(at: state.position),
          after: trace.logits(at: state.position))
        #expect(abs(here[unit].change - effect.change) < 1e-4, "\(log)")
      }
    }
    if let tint = state.tint, let strength = state.strength(for: tint) {
      #expect(state.tintedWords?.scale == strength.peak(in: state.layerTrace), "\(log)")
    }
  }

  private func checkOrder(_ state: ViewerState, _ log: String) {
    guard let ranking = state.ordering.ranking else { return }
    let baseline = state.reading.baseline
    let layer = baseline.layers[state.layer]
    switch ranking.criterion {
    case .retention: #expect(ranking == .retention(of: layer), "\(log)")
    case .saturation: #expect(ranking == .saturation(Saturation(of: layer)), "\(log)")
    case .number: #expect(ranking == .number(unitCount: layer.hiddenSize), "\(log)")
    case .contrast:
      #expect(ranking == state.contrast.result?.layers[state.layer].ranking, "contrast: \(log)")
    case .share:
      guard let place = ranking.position, let pair = state.watchedPair(at: place) else {
        Issue.record("\(log)")
        return
      }
      let shares = baseline.shares(in: pair, at: place)
      #expect(
        ranking == UnitRanking(by: .share, values: shares.units, at: place), "share: \(log)")
    case .effect:
      guard let place = ranking.position, let pair = state.watchedPair(at: place),
        let now = try? UnitRanking.effect(
          in: state.layer, of: baseline, on: pair, at: place, by: state.recorder)
      else {
        Issue.record("\(log)")
        return
      }
      #expect(ranking == now, "effect: \(log)")
    case .story: Issue.record("the story is no order of its own")
    }
  }
}
