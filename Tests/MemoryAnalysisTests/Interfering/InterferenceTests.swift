import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, the screen shows what another interference would do.
@Suite struct InterferenceTests {
  private let network = randomNetwork(hidden: 6, layers: 2, seed: 4)
  private let tokens = [3, 1, 4, 1, 5, 9, 2, 6]

  private func trace(_ interference: Interference) -> (Trace, Trace) {
    let recorder = TraceRecorder(network)
    let baseline = recorder.trace(of: tokens)
    return (baseline, recorder.trace(with: [interference], over: baseline))
  }

  @Test("Silencing a unit is the same as cutting everything that reads it", arguments: 0...1)
  func silence(layer: Int) {
    var cut = network
    cut.layers[layer].recurrentWeight = network.layers[layer].recurrentWeight.zeroing(column: 2)
    if layer == 1 {
      cut.output.weight = network.output.weight.zeroing(column: 2)
    } else {
      cut.layers[1].inputWeight = network.layers[1].inputWeight.zeroing(column: 2)
    }
    let expected = TraceRecorder(cut).trace(of: tokens)
    let (_, silenced) = trace(Interference(.silence, layer: layer, unit: 2))
    for position in 1...tokens.count {
      #expect(silenced.layers[layer][.cell, position, 2] == 0)
      #expect(silenced.layers[layer][.hidden, position, 2] == 0)
      for (a, b) in zip(silenced.logits(at: position), expected.logits(at: position)) {
        #expect(abs(a - b) <= 1e-5)
      }
    }
  }

  @Test("Nothing changes before the first position")
  func start() {
    let (baseline, changed) = trace(Interference(.silence, unit: 1, from: 5))
    for position in 0..<5 {
      #expect(changed.logits(at: position) == baseline.logits(at: position))
    }
    #expect(changed.logits(at: 5) != baseline.logits(at: 5))
  }

  @Test("A gate that is held at 1 keeps everything, at 0 nothing")
  func clamp() {
    let (_, kept) = trace(Interference(.clamp(.forget, 1), unit: nil))
    let (_, lost) = trace(Interference(.clamp(.forget, 0), unit: nil))
    for unit in 0..<6 {
      var sum: Float = 0
      for position in 1...tokens.count {
        let written = { (trace: Trace) in
          trace.layers[0][.input, position, unit] * trace.layers[0][.candidate, position, unit]
        }
        sum += written(kept)
        #expect(abs(kept.layers[0][.cell, position, unit] - sum) <= 1e-5)
        #expect(abs(lost.layers[0][.cell, position, unit] - written(lost)) <= 1e-6)
      }
    }
  }

  @Test("Held at its mean, a unit is at its mean over the text")
  func mean() {
    let (baseline, held) = trace(Interference(.holdAtMean, layer: 1, unit: 3, from: 2))
    var sum = 0.0
    for position in 1...tokens.count { sum += Double(baseline.layers[1][.cell, position, 3]) }
    for position in 2...tokens.count {
      #expect(
        abs(Double(held.layers[1][.cell, position, 3]) - sum / Double(tokens.count)) <= 1e-6)
    }
    #expect(held.layers[1][.cell, 1, 3] == baseline.layers[1][.cell, 1, 3])
  }

  @Test("All units at their means are each at its own")
  func allMeans() {
    let (baseline, held) = trace(Interference(.holdAtMean, unit: nil))
    for unit in 0..<6 {
      #expect(held.layers[0][.hidden, 4, unit] == baseline.layers[0].mean(of: .hidden, unit: unit))
    }
  }

  @Test("The means of another text can be taken instead")
  func otherMeans() throws {
    let recorder = TraceRecorder(network)
    let baseline = recorder.trace(of: tokens)
    let other = recorder.trace(of: [7, 7, 0, 2, 11, 3])
    let hold = Interference(.holdAtMean, layer: 1, unit: 3)
    let held = recorder.trace(with: [hold], over: baseline, meansOf: other)
    let mean = other.layers[1].mean(of: .hidden, unit: 3)
    #expect(mean != baseline.layers[1].mean(of: .hidden, unit: 3))
    for position in 1...tokens.count {
      #expect(held.layers[1][.hidden, position, 3] == mean)
    }
    let pair = WordPair(first: 1, second: 2)
    let effects = try UnitEffects(
      of: hold.with(unit: nil), over: baseline, at: 5, by: recorder, meansOf: other)
    let expected = held.logOdds(of: pair, at: 5) - baseline.logOdds(of: pair, at: 5)
    #expect(abs(effects.effects(on: pair, at: 5)[3].change - expected) <= 1e-5)
  }

  @Test("C that is set goes on by itself")
  func setCell() {
    let (_, set) = trace(Interference(.setCell(0.5), layer: 0, unit: 4, from: 3))
    let layer = set.layers[0]
    #expect(layer[.cell, 3, 4] == 0.5)
    let next = layer[.forget, 4, 4] * 0.5 + layer[.input, 4, 4] * layer[.candidate, 4, 4]
    #expect(abs(layer[.cell, 4, 4] - next) <= 1e-6)
  }

  @Test("A plain RNN has nothing to clamp but can be silenced")
  func meaning() {
    #expect(Interference(.silence, unit: 0).isMeaningful(in: .rnn))
    #expect(!Interference(.clamp(.forget, 1), unit: 0).isMeaningful(in: .rnn))
    #expect(!Interference(.setCell(1), unit: 0).isMeaningful(in: .rnn))
    #expect(Interference(.clamp(.candidate, 1), unit: 0).isMeaningful(in: .lstm))
  }

  @Test("An interference that begins after the text does nothing")
  func late() {
    let (baseline, changed) = trace(Interference(.silence, unit: 1, from: 9))
    #expect(changed == baseline)
  }
}

extension Matrix {
  /// The matrix with one column of zeros.
  fileprivate func zeroing(column: Int) -> Matrix {
    var elements = (0..<rows).flatMap { Array(row($0)) }
    for row in 0..<rows { elements[row * columns + column] = 0 }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }
}
