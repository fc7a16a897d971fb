import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, a recurrent node does not do here what ONNX says it does.
///
/// The cases are ONNX' own node tests, and some with random weights, since the official ones are
/// constant. Weights are inputs of these graphs.
@Suite struct ONNXNodeTests {
  /// The directories with a model, its inputs and its outputs.
  private static let names = [
    "gru_batchwise", "gru_bidirectional", "gru_defaults", "gru_reverse", "gru_seq_length",
    "gru_with_initial_bias", "lstm_batchwise", "lstm_bidirectional", "lstm_defaults",
    "lstm_reverse", "lstm_with_initial_bias", "lstm_with_peepholes", "random-gru-before",
    "random-gru-sequence-lens", "random-lstm-reverse", "random-lstm-sequence-lens",
    "random-rnn-sequence-lens", "rnn_seq_length", "simple_rnn_batchwise",
    "simple_rnn_bidirectional",
    "simple_rnn_defaults", "simple_rnn_reverse", "simple_rnn_with_initial_bias",
  ]

  @Test("Y, Y_h and Y_c are those of the specification", arguments: names)
  func node(name: String) throws {
    let folder = FixtureFolder.path("onnx-node/\(name)")
    var given = try ONNXConstant.all(in: "\(folder)/inputs.npz")
    let expected = try ONNXConstant.all(in: "\(folder)/outputs.npz")
    let input = try #require(given["X"])
    given["X"] = nil
    let isBatchFirst = name.hasSuffix("batchwise")
    let (texts, steps) =
      isBatchFirst ? (input.shape[0], input.shape[1]) : (input.shape[1], input.shape[0])
    let reader = try ONNXReader(
      bytes: try FileBytes.read("\(folder)/model.onnx"), path: "\(folder)/model.onnx")
    #expect(!expected.isEmpty)
    var compared = 0
    for text in 0..<texts {
      let length = given["sequence_lens"]?.integers?[text] ?? steps
      let network = try reader.model(given: given, batchItem: text).network
      let vectors = (0..<length).flatMap { step in
        let row = isBatchFirst ? text * steps + step : step * texts + text
        return input.floats[row * input.shape[2]..<(row + 1) * input.shape[2]]
      }
      let trace = TraceRecorder(network).trace(
        of: .vectors(Matrix(rows: length, columns: input.shape[2], elements: vectors)))
      for (direction, layer) in trace.layers.enumerated() {
        let end = network.layers[direction].direction == .backward ? 1 : length
        if let all = expected["Y"] {
          for step in 0..<steps {
            let index = isBatchFirst ? [text, step, direction] : [step, direction, text]
            // Nothing is read beyond the end of a text.
            let states = step < length ? Array(layer.values(of: .hidden, at: step + 1)) : nil
            compared += compare(states, with: all, index)
          }
        }
        let index = isBatchFirst ? [text, direction] : [direction, text]
        if let last = expected["Y_h"] {
          compared += compare(Array(layer.values(of: .hidden, at: end)), with: last, index)
        }
        if let cell = expected["Y_c"] {
          compared += compare(Array(layer.values(of: .cell, at: end)), with: cell, index)
        }
      }
    }
    #expect(compared == expected.values.reduce(0) { $0 + $1.count })
  }

  /// Compares one row of an array with states, or with zeros; returns how many values it has.
  private func compare(_ states: [Float]?, with array: ONNXConstant, _ index: [Int]) -> Int {
    let size = array.shape[array.shape.count - 1]
    let row = zip(index, array.shape).reduce(0) { $0 * $1.1 + $1.0 }
    let expected = Array(array.floats[row * size..<(row + 1) * size])
    let found = states ?? Array(repeating: 0, count: size)
    #expect(found.count == size)
    let worst = zip(found, expected).map { abs($0 - $1) }.max() ?? .infinity
    #expect(worst <= 1e-5, "row \(index)")
    return size
  }
}
