import Testing

@testable import ModelFiles

/// If one of these fails, somebody's ONNX model is shown with numbers that onnxruntime does not
/// compute, or a damaged one takes the program with it.
@Suite struct ONNXFixtureTests {
  private static let readable = FixtureCase.all("onnx")

  @Test("Every array is what the model's own library computes", arguments: readable)
  func numbers(fixture: FixtureCase) throws {
    try fixture.check { path, options in
      try ONNXReader(bytes: try FileBytes.read(path), path: path, options: options).model()
    }
  }

  @Test("There are cases to compare")
  func cases() {
    #expect(Self.readable.count > 55)
  }

  @Test(
    "What cannot be read is refused with what was found",
    arguments: [
      ("broken/onnx-activation-unknown", "Wobble"),
      ("broken/onnx-decomposed-cell", "no LSTM, GRU or RNN node"),
      ("broken/onnx-decomposed-rnn", "MatMul"),
      ("broken/onnx-dims-huge", "“W”"), ("broken/onnx-dims-negative", "“W”"),
      ("broken/onnx-direction-unknown", "sideways"), ("broken/onnx-external-data", "weights.bin"),
      ("broken/onnx-hidden-size-wrong", "hidden_size"), ("broken/onnx-length-huge", "ONNX"),
      ("broken/onnx-no-recurrent", "no LSTM, GRU or RNN node"),
      ("broken/onnx-raw-data-short", "“W”"),
      ("broken/onnx-varint-endless", "ONNX"), ("broken/onnx-weights-missing", "“W”"),
      ("broken/truncated-onnx", "the middle of a message"),
    ])
  func refused(name: String, found: String) throws {
    let path = FixtureFolder.path("\(name)/model.onnx")
    let bytes = try FileBytes.read(path)
    let error = #expect(throws: FileError.self) {
      try ONNXReader(bytes: bytes, path: path).model()
    }
    let line = error?.description ?? ""
    #expect(line.hasPrefix(path) && line.contains(found), "\(line)")
  }

  @Test("Damaged files are read or refused, never a crash")
  func damaged() throws {
    let names = [
      "torch-unfolded", "graph-if-weights-inside", "graph-head",
      "node-lstm-peepholes-bidirectional",
      "graph-two-nodes", "graph-float16-int32-data",
      "torch-lstm-bidirectional-state-softmax-script",
    ]
    let files = try names.map { try FileBytes.read(FixtureFolder.path("onnx/\($0)/model.onnx")) }
    Mutations.check(files, count: 3000, seed: 6) { (bytes) throws(FileError) in
      let network = try ONNXReader(bytes: bytes, path: "x").model().network
      return network.tensors.reduce(0) { $0 + $1.count }
    }
  }
}
