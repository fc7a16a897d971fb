import CellGrid
import Language
import ModelFiles
import RecurrentNets

@testable import Visualizer

/// A model with random weights that reads vectors.
func seriesModel(
  _ cell: CellKind = .lstm, features: Int = 1, outputs: Int = 1, layers: Int = 1,
  hidden: Int = 16, meaning: OutputLayer.Meaning = .values, readout: Readout = .everyStep,
  labels: [String]? = nil, seed: UInt64 = 3
) -> TokenModel {
  var generator = SeededGenerator(seed: seed)
  func random(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { _ in Float.random(in: -1.2...1.2, using: &generator) })
  }
  var size = features
  let network = Network(
    embedding: Matrix(rows: 0, columns: features),
    layers: (0..<layers).map { _ in
      defer { size = hidden }
      return RecurrentLayer(
        cell: cell, inputWeight: random(cell.blockCount * hidden, size),
        recurrentWeight: random(cell.blockCount * hidden, hidden),
        bias: random(1, cell.blockCount * hidden).elements)
    },
    output: OutputLayer(
      weight: random(outputs, hidden), bias: random(1, outputs).elements,
      activation: meaning == .values ? .elementwise(.linear) : .softmax, meaning: meaning),
    readout: readout)
  return TokenModel(
    name: "sine", network: network, vocabulary: Vocabulary(words: []), labels: labels)
}

/// Waves, one for each feature, slower and larger from one to the next.
func waves(_ count: Int, features: Int = 1) -> Matrix {
  var values = Matrix(rows: count, columns: features)
  for step in 0..<count {
    for feature in 0..<features {
      // A wave without a mathematics library: a parabola for each half.
      let period = Float(12 * (feature + 1))
      let turn = Float(step).truncatingRemainder(dividingBy: period) / period * 4
      let half = turn < 2 ? turn : turn - 2
      values[step, feature] = half * (2 - half) * (turn < 2 ? 1 : -1) * Float(feature * feature + 1)
    }
  }
  return values
}

/// A viewer on numbers.
func seriesState(
  _ values: Matrix? = nil, names: [String]? = nil, model: TokenModel? = nil,
  size: GridSize = GridSize(columns: 120, rows: 40), view: ViewName = .memory
) -> ViewerState {
  let model = model ?? seriesModel()
  let values = values ?? waves(48, features: model.network.inputSize)
  return ViewerState(
    model: model,
    series: InputSeries(
      features: names ?? (values.columns == 1 ? ["x"] : (0..<values.columns).map { "x\($0)" }),
      values: values, path: "sine.csv"),
    source: "sine.csv", size: size, view: view)
}
