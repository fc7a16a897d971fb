import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, "1st of 24 by effect" is said of another unit than the first.
@Suite struct UnitRankingTests {
  @Test("Units stand by weight, equal ones by number, what is no number last")
  func order() {
    let ranking = UnitRanking(by: .retention, values: [0.5, 0.9, 0.5, .nan, 0.1])
    #expect(ranking.units == [1, 0, 2, 4, 3])
    #expect((0..<5).map(ranking.rank) == [1, 0, 2, 4, 3])
    #expect(UnitRanking(by: .number, values: [0, 1, 2]).units == [0, 1, 2])
    #expect(UnitRanking(by: .effect, values: [1, -3, 2]).units == [1, 2, 0])
    #expect(UnitRanking(by: .contrast, values: [0.6, 0.1, 0.8, 0.5]).units == [1, 2, 0, 3])
    #expect(UnitRanking(by: .story, values: []).units.isEmpty)
  }

  @Test(
    "Places are ordinals",
    arguments: [
      (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"),
      (13, "13th"), (21, "21st"), (22, "22nd"), (23, "23rd"), (101, "101st"), (111, "111th"),
    ])
  func ordinals(number: Int, expected: String) {
    let ranking = UnitRanking(by: .number, values: (0..<120).map(Float.init))
    #expect(ranking.place(of: number - 1) == "\(expected) of 120 by number")
  }

  @Test("Retention is the mean of the forget gate, saturation that of six shares")
  func overTheText() {
    let layer = randomTrace(tokens: 23, scale: 3, seed: 4).top
    let retention = UnitRanking.retention(of: layer)
    let saturation = UnitRanking.saturation(Saturation(of: layer))
    for unit in 0..<9 {
      var kept = 0.0
      var saturated = 0
      for position in 1...23 {
        kept += Double(layer[.forget, position, unit])
        for gate in [Quantity.forget, .input, .output] {
          let value = layer[gate, position, unit]
          if value > 0.9 || value < 0.1 { saturated += 1 }
        }
      }
      #expect(abs(retention.values[unit] - Float(kept / 23)) < 1e-6)
      #expect(abs(saturation.values[unit] - Float(saturated) / 69) < 1e-6)
    }
    #expect(Set(saturation.values).count > 1)
    #expect(retention.values[retention.units[0]] == retention.values.max())
    #expect(retention.position == nil)
  }

  @Test("Shares are those of the position, and add up to the log-odds with the bias")
  func share() throws {
    let network = randomNetwork(seed: 5)
    let trace = TraceRecorder(network).trace(of: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8])
    let pair = WordPair(first: 3, second: 7)
    let reader = try #require(ShareReader(of: pair, layer: 0, in: trace, by: network))
    let ranking = UnitRanking.share(reader.shares(at: 6), at: 6)
    let logits = trace.logits(at: 6)
    let sum = ranking.values.reduce(trace.biasDifference(for: pair), +)
    #expect(abs(sum - (logits[3] - logits[7])) < 1e-4)
    #expect(ranking.position == 6 && ranking.criterion == .share)
    let sizes = ranking.units.map { abs(ranking.values[$0]) }
    #expect(sizes == sizes.sorted(by: >))
  }

  @Test("Effects are those of networks read anew with one unit silenced", arguments: [0, 1])
  func effect(layer: Int) throws {
    let recorder = TraceRecorder(randomNetwork(hidden: 6, layers: 2, seed: 8))
    let baseline = recorder.trace(of: [1, 5, 2, 2, 9, 4])
    let pair = WordPair(first: 0, second: 11)
    let ranking = try UnitRanking.effect(
      in: layer, of: baseline, on: pair, at: 5, by: recorder)
    let before = baseline.logits(at: 5)
    for unit in 0..<6 {
      let silenced = recorder.trace(
        of: baseline.tokens,
        interventions: [Quantity.cell, .hidden].map {
          Intervention(layer: layer, quantity: $0, unit: unit, positions: 1...6, value: 0)
        })
      let after = silenced.logits(at: 5)
      let expected = (after[0] - after[11]) - (before[0] - before[11])
      #expect(abs(ranking.values[unit] - expected) < 1e-4)
    }
    #expect(ranking.position == 5)
  }

  @Test("An order by effect that is told to stop stops")
  func cancel() {
    let recorder = TraceRecorder(randomNetwork(hidden: 6, seed: 8))
    let progress = WorkProgress()
    progress.cancel()
    #expect(throws: CancellationError.self) {
      try UnitRanking.effect(
        in: 0, of: recorder.trace(of: [1, 2]), on: WordPair(first: 0, second: 1), at: 2,
        by: recorder, progress: progress)
    }
  }
}
