@testable import RecurrentNets

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
  /// What the network is made of; its weights are not looked at.
  let shape: Network

  /// The weights, in the order of `Network.tensors`.
  var parameters: [[Double]]

  init(_ network: Network) {
    shape = network
    parameters = network.tensors.map { $0.map(Double.init) }
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

  private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  private func product(_ matrix: ArraySlice<Double>, _ vector: [Double]) -> [Double] {
    stride(from: matrix.startIndex, to: matrix.endIndex, by: vector.count).map { start in
      vector.indices.reduce(0) { $0 + matrix[start + $1] * vector[$1] }
    }
  }

  /// The steps of each layer, and the logits after each token.
  func run(_ tokens: [Int]) -> (layers: [[Step]], logits: [[Double]]) {
    run(.tokens(tokens), from: NetworkState(startOf: shape))
  }

  /// The steps of each layer in the order of the words, and the logits of each prediction.
  ///
  /// `dropped` gives the factors (T × D) of what a level says, the output layer's being the last.
  func run(
    _ input: NetworkInput, from state: NetworkState,
    dropped: (_ level: Int, _ rows: Int, _ columns: Int) -> [[Double]]? = { _, _, _ in nil }
  ) -> (layers: [[Step]], logits: [[Double]]) {
    var inputs: [[Double]]
    switch input {
    case .tokens(let tokens):
      let size = shape.embedding.columns
      inputs = tokens.map { Array(parameters[0][$0 * size..<($0 + 1) * size]) }
    case .vectors(let rows): inputs = (0..<rows.rows).map { rows.row($0).map(Double.init) }
    }
    var result: [[Step]] = []
    var first = 1
    func drop(_ rows: [[Double]], level: Int) -> [[Double]] {
      guard let factors = dropped(level, rows.count, rows.first?.count ?? 0) else { return rows }
      return zip(rows, factors).map { zip($0, $1).map { $0 * $1 } }
    }
    for (index, level) in shape.levels.enumerated() {
      for place in level.layers {
        let layer = shape.layers[place]
        let weights = Array(parameters[first..<first + layer.tensors.count])
        first += layer.tensors.count
        let read = layer.direction == .forward ? inputs : inputs.reversed()
        let steps = self.steps(
          of: layer, weights, reading: read, hidden: state.hidden[place].map(Double.init),
          cell: state.cell[place].map(Double.init))
        result.append(layer.direction == .forward ? steps : steps.reversed())
      }
      inputs = (0..<inputs.count).map { row in result[level.layers].flatMap { $0[row].hidden } }
      if index + 1 < shape.levels.count { inputs = drop(inputs, level: index) }
    }
    if shape.readout != .everyStep, let last = inputs.indices.last {
      let top = shape.levels[shape.levels.count - 1].layers
      inputs = [
        top.flatMap { place in
          let isFirst = shape.readout == .lastStep && shape.layers[place].direction == .backward
          return result[place][isFirst ? 0 : last].hidden
        }
      ]
    }
    let bias = parameters[parameters.count - 1]
    let weight = parameters[parameters.count - 2][...]
    let logits = drop(inputs, level: shape.levels.count).map { h in
      zip(product(weight, h), bias).map { $0 + $1 }
    }
    return (result, logits)
  }

  /// The steps of one layer in the order in which it reads.
  private func steps(
    of layer: RecurrentLayer, _ weights: [[Double]], reading inputs: [[Double]], hidden: [Double],
    cell: [Double]
  ) -> [Step] {
    let n = layer.hiddenSize
    var (hidden, cell) = (hidden, cell)
    return inputs.map { x in
      let fromInput = zip(product(weights[0][...], x), weights[2]).map { $0 + $1 }
      let fromHidden = product(weights[1][...], hidden)
      var step = Step()
      switch layer.cell {
      case .lstm:
        var a = zip(fromInput, fromHidden).map { $0 + $1 }
        let peepholes = layer.variant.peepholes == nil ? nil : Array(weights[3...5])
        if let peepholes {
          for u in 0..<n {
            a[u] += peepholes[1][u] * cell[u]
            a[n + u] += peepholes[0][u] * cell[u]
          }
        }
        step.input = a[0..<n].map(sigmoid)
        step.forget =
          layer.variant.isCoupled ? step.input.map { 1 - $0 } : a[n..<2 * n].map(sigmoid)
        step.candidate = a[2 * n..<3 * n].map { tanh($0) }
        for u in 0..<n { cell[u] = step.forget[u] * cell[u] + step.input[u] * step.candidate[u] }
        if let peepholes { for u in 0..<n { a[3 * n + u] += peepholes[2][u] * cell[u] } }
        step.output = a[3 * n..<4 * n].map(sigmoid)
        step.cell = cell
        hidden = (0..<n).map { step.output[$0] * tanh(cell[$0]) }
      case .gru:
        step.reset = (0..<n).map { sigmoid(fromInput[$0] + fromHidden[$0]) }
        step.update = (n..<2 * n).map { sigmoid(fromInput[$0] + fromHidden[$0]) }
        let recurrent: [Double]
        if layer.variant.recurrentCandidateBias != nil {
          recurrent = (0..<n).map { step.reset[$0] * (fromHidden[2 * n + $0] + weights[3][$0]) }
        } else {
          recurrent = product(
            weights[1][(2 * n * n)...], (0..<n).map { step.reset[$0] * hidden[$0] })
        }
        step.candidate = (0..<n).map { tanh(fromInput[2 * n + $0] + recurrent[$0]) }
        hidden = (0..<n).map {
          (1 - step.update[$0]) * step.candidate[$0] + step.update[$0] * hidden[$0]
        }
      case .rnn:
        hidden = zip(fromInput, fromHidden).map {
          layer.variant.candidateActivation == .relu ? max(0, $0 + $1) : tanh($0 + $1)
        }
      }
      step.hidden = hidden
      return step
    }
  }

  /// The loss that training makes small, straight from its definition.
  func loss(
    of examples: [TrainingExample], from states: [NetworkState]? = nil, writePenalty: Double = 0,
    rangePenalty: Double = 0,
    dropped: (_ level: Int, _ rows: Int, _ columns: Int) -> [[Double]]? = { _, _, _ in nil }
  ) -> Double {
    var sum = 0.0
    var (predictions, steps) = (0, 0)
    var penalties = 0.0
    for (index, example) in examples.enumerated() where example.count > 0 {
      let state = states?[index] ?? NetworkState(startOf: shape)
      let (layers, logits) = run(example.input, from: state, dropped: dropped)
      for (row, logits) in logits.enumerated() {
        switch example.target {
        case .labels(let labels):
          let largest = logits.max() ?? 0
          sum += log(logits.reduce(0) { $0 + exp($1 - largest) }) + largest - logits[labels[row]]
        case .values(let values):
          let squares = zip(logits, values.row(row)).map { ($0 - Double($1)) * ($0 - Double($1)) }
          sum += squares.reduce(0, +) / Double(squares.count)
        }
        predictions += 1
      }
      steps += example.count
      for (layer, records) in zip(shape.layers, layers) where layer.cell == .lstm {
        for record in records {
          for u in 0..<layer.hiddenSize {
            let written = abs(record.input[u] * record.candidate[u])
            let outOfRange = max(0, abs(record.cell[u]) - 1)
            penalties +=
              (writePenalty * written + rangePenalty * outOfRange) / Double(layer.hiddenSize)
          }
        }
      }
    }
    return sum / Double(max(1, predictions)) + penalties / Double(max(1, steps))
  }
}
