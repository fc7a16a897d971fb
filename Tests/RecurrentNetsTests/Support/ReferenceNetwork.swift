import RecurrentNets

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The network written a second time, in float64, as plainly as the textbook.
///
/// It shares no code with the library: no BLAS, no packed batches, no
/// vectorised activations. What both compute must agree.
struct ReferenceNetwork {
  var embedding: [[Double]]
  var layers: [Layer]
  var outputWeight: [[Double]]
  var outputBias: [Double]

  struct Layer {
    var cell: CellKind
    var inputWeight: [[Double]]
    var recurrentWeight: [[Double]]
    var bias: [Double]
    /// A GRU's b′ inside r ⊙ (U h + b′), if its reset gate comes after the product.
    var candidateBias: [Double]?
    var size: Int { recurrentWeight.first?.count ?? 0 }
  }

  /// What one layer computes at one position.
  struct Step {
    var forget: [Double] = []
    var input: [Double] = []
    var candidate: [Double] = []
    var cell: [Double] = []
    var output: [Double] = []
    var hidden: [Double] = []
    var update: [Double] = []
    var reset: [Double] = []

    subscript(quantity: Quantity) -> [Double] {
      switch quantity {
      case .forget: forget
      case .input: input
      case .candidate: candidate
      case .cell: cell
      case .output: output
      case .hidden: hidden
      case .update: update
      case .reset: reset
      case .cellOutput: preconditionFailure("no projections here")
      }
    }
  }

  init(_ network: Network) {
    embedding = Self.rows(network.embedding)
    layers = network.layers.map {
      Layer(
        cell: $0.cell, inputWeight: Self.rows($0.inputWeight),
        recurrentWeight: Self.rows($0.recurrentWeight), bias: $0.bias.map(Double.init),
        candidateBias: $0.variant.recurrentCandidateBias?.map(Double.init))
    }
    outputWeight = Self.rows(network.output.weight)
    outputBias = network.output.bias.map(Double.init)
  }

  private static func rows(_ matrix: Matrix) -> [[Double]] {
    (0..<matrix.rows).map { matrix.row($0).map(Double.init) }
  }

  private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  private func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// The steps of each layer, and the logits after each token.
  func run(_ tokens: [Int]) -> (layers: [[Step]], logits: [[Double]]) {
    var inputs = tokens.map { embedding[$0] }
    var result: [[Step]] = []
    for layer in layers {
      let n = layer.size
      var steps: [Step] = []
      var hidden = [Double](repeating: 0, count: n)
      var cell = hidden
      for x in inputs {
        let fromInput = product(layer.inputWeight, x)
        let fromHidden = product(layer.recurrentWeight, hidden)
        let a = layer.bias.indices.map { fromInput[$0] + fromHidden[$0] + layer.bias[$0] }
        var step = Step()
        switch layer.cell {
        case .lstm:
          step.input = a[0..<n].map(sigmoid)
          step.forget = a[n..<2 * n].map(sigmoid)
          step.candidate = a[2 * n..<3 * n].map { tanh($0) }
          step.output = a[3 * n..<4 * n].map(sigmoid)
          for u in 0..<n { cell[u] = step.forget[u] * cell[u] + step.input[u] * step.candidate[u] }
          step.cell = cell
          hidden = (0..<n).map { step.output[$0] * tanh(cell[$0]) }
        case .gru:
          step.reset = a[0..<n].map(sigmoid)
          step.update = a[n..<2 * n].map(sigmoid)
          let rows = Array(layer.recurrentWeight[2 * n..<3 * n])
          let recurrent: [Double]
          if let bias = layer.candidateBias {
            recurrent = (0..<n).map { step.reset[$0] * (fromHidden[2 * n + $0] + bias[$0]) }
          } else {
            recurrent = product(rows, (0..<n).map { step.reset[$0] * hidden[$0] })
          }
          step.candidate = (0..<n).map {
            tanh(fromInput[2 * n + $0] + layer.bias[2 * n + $0] + recurrent[$0])
          }
          hidden = (0..<n).map {
            (1 - step.update[$0]) * step.candidate[$0] + step.update[$0] * hidden[$0]
          }
        case .rnn:
          hidden = a.map { tanh($0) }
        }
        step.hidden = hidden
        steps.append(step)
      }
      result.append(steps)
      inputs = steps.map(\.hidden)
    }
    let logits = inputs.map { h in
      zip(product(outputWeight, h), outputBias).map { $0 + $1 }
    }
    return (result, logits)
  }

  /// The loss that training makes small, straight from its definition.
  func loss(of sequences: [[Int]], writePenalty: Double, rangePenalty: Double) -> Double {
    var crossEntropy = 0.0
    var tokens = 0
    var written = Array(repeating: 0.0, count: layers.count)
    var outOfRange = written
    for sequence in sequences where sequence.count > 1 {
      let (steps, logits) = run(Array(sequence.dropLast()))
      for (position, logits) in logits.enumerated() {
        let largest = logits.max() ?? 0
        let total = logits.reduce(0) { $0 + exp($1 - largest) }
        crossEntropy += log(total) + largest - logits[sequence[position + 1]]
        tokens += 1
      }
      for (index, layer) in layers.enumerated() where layer.cell == .lstm {
        for step in steps[index] {
          for u in 0..<layer.size {
            written[index] += abs(step.input[u] * step.candidate[u]) / Double(layer.size)
            outOfRange[index] += max(0, abs(step.cell[u]) - 1) / Double(layer.size)
          }
        }
      }
    }
    let penalties =
      writePenalty * written.reduce(0, +) + rangePenalty * outOfRange.reduce(0, +)
    return (crossEntropy + penalties) / Double(max(1, tokens))
  }
}
