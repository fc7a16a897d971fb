import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, an interference is compared with something else than itself.
@Suite struct UnitEffectsTests {
  private let recorder = TraceRecorder(randomNetwork(hidden: 7, seed: 2))
  private let tokens = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
  private let pair = WordPair(first: 2, second: 8)

  @Test("Each unit's effect is that of the network read anew with it")
  func bruteForce() throws {
    let baseline = recorder.trace(of: tokens)
    for action in [
      Interference.Action.silence, .holdAtMean, .clamp(.forget, 1), .clamp(.input, 0.25),
      .setCell(-1),
    ] {
      let template = Interference(action, unit: nil, from: 3)
      let effects = try UnitEffects(of: template, over: baseline, at: 9, by: recorder)
      for position in [3, 9, 10] {
        let found = effects.effects(on: pair, at: position)
        #expect(found.count == 7)
        for unit in 0..<7 {
          let after = recorder.trace(with: [template.with(unit: unit)], over: baseline)
          let expected =
            after.logOdds(of: pair, at: position) - baseline.logOdds(of: pair, at: position)
          #expect(abs(found[unit].change - expected) <= 1e-5)
          let (p, q) = (baseline.probabilities(at: position), after.probabilities(at: position))
          // Pinsker: the divergence is at least twice the squared distance in total variation.
          let distance = zip(p, q).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
          #expect(found[unit].divergence >= 2 * distance * distance - 1e-5)
          #expect((found[unit].divergence > 1e-6) == (distance > 1e-3) || distance < 1e-3)
        }
      }
    }
  }

  @Test("The divergence of two known predictions")
  func divergence() {
    // p = (1/2, 1/2), q = (1/4, 3/4): ½ ln 2 + ½ ln ⅔.
    let effect = Effect(
      on: WordPair(first: 0, second: 1), before: [0, 0], after: [0, 1.098_612_3])
    #expect(abs(effect.divergence - 0.143_841) <= 1e-5)
    #expect(abs(effect.change + 1.098_612_3) <= 1e-6)
    let same = Effect(on: WordPair(first: 0, second: 1), before: [3, 1e4], after: [3, 1e4])
    #expect(same.divergence == 0 && same.change == 0)
    let none = Effect(on: WordPair(first: 0, second: 1), before: [0, 0], after: [.nan, 0])
    #expect(none.divergence.isNaN)
  }

  @Test("A computation that is told to stop stops")
  func cancel() {
    let progress = WorkProgress()
    progress.cancel()
    #expect(throws: CancellationError.self) {
      try UnitEffects(
        of: Interference(.silence, unit: nil), over: recorder.trace(of: tokens), at: 1,
        by: recorder, progress: progress)
    }
  }

  @Test("Positions before the interference can be asked for too")
  func early() throws {
    let baseline = recorder.trace(of: tokens)
    let effects = try UnitEffects(
      of: Interference(.silence, unit: nil, from: 8), over: baseline, at: 2, by: recorder)
    #expect(effects.effects(on: pair, at: 2).allSatisfy { $0.change == 0 && $0.divergence == 0 })
    #expect(effects.effects(on: pair, at: 9).contains { $0.change != 0 })
  }
}
