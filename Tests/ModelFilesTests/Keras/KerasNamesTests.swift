import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, weights are not found, or gates go through another function than in Keras.
@Suite struct KerasNamesTests {
  @Test(
    "Names of groups are those Keras makes of classes",
    arguments: [
      ("LSTM", "lstm"), ("SimpleRNN", "simple_rnn"), ("TimeDistributed", "time_distributed"),
      ("StackedRNNCells", "stacked_rnn_cells"), ("LSTMCell", "lstm_cell"), ("GRU", "gru"),
      ("BatchNormalization", "batch_normalization"), ("InputLayer", "input_layer"),
      ("SpatialDropout1D", "spatial_dropout1d"), ("CuDNNLSTM", "cu_dnnlstm"),
    ])
  func snakeCase(className: String, name: String) {
    #expect(KerasVariableNames.snakeCase(className) == name)
  }

  @Test("Where layers were counted twice, the order of the numbers counts; “\\” is “/”")
  func oldNames() {
    let old = ["lstm_2", "lstm_10", "lstm", "dense"].map {
      "_layer_checkpoint_dependencies\\\($0)\\vars/0"
    }
    let names = KerasGroupNames(old)
    #expect(
      old.map(names.newName) == [
        "layers/lstm_1/vars/0", "layers/lstm_2/vars/0", "layers/lstm/vars/0", "layers/dense/vars/0",
      ])
    #expect(names.newName("layers/lstm_7/vars/0") == "layers/lstm_7/vars/0")
  }

  @Test("Layers of a class are counted")
  func counts() {
    var names = KerasVariableNames()
    #expect(
      ["LSTM", "Dense", "LSTM", "LSTM"].map { names.next($0) } == [
        "lstm", "dense", "lstm_1", "lstm_2",
      ])
  }

  @Test(
    "hard_sigmoid, and when it is meant, go by the version",
    arguments: [
      ("2.1.6", 0.2, true), ("2.2.4", 0.2, true), ("2.2.4-tf", 0.2, false), ("2.3.0", 0.2, false),
      ("2.15.0", 0.2, false), ("3.0.0", 1 / 6, false), (nil, 0.2, false),
    ] as [(String?, Float, Bool)])
  func versions(text: String?, slope: Float, isDefault: Bool) {
    let version = KerasVersion(text)
    #expect(version.hardSigmoidSlope == slope)
    #expect(version.hasHardSigmoidGates == isDefault)
    #expect(
      KerasActivation(named: "hard_sigmoid", version: version)
        == .elementwise(.hardSigmoid(slope: slope, offset: 0.5)))
  }

  @Test("Functions are named by a text, an object or a layer")
  func activations() throws {
    func activation(_ json: String) throws -> KerasActivation? {
      KerasActivation(
        try KerasJSON(Array(json.utf8), "config", path: "x"), version: KerasVersion("3.0"))
    }
    #expect(try activation(#""swish""#) == .elementwise(.silu))
    #expect(
      try activation(#"{"class_name": "function", "config": "relu"}"#) == .elementwise(.relu))
    #expect(
      try activation(#"{"class_name": "LeakyReLU", "config": {"alpha": 0.25}}"#)
        == .elementwise(.leakyRelu(slope: 0.25)))
    #expect(try activation(#"{"class_name": "ReLU", "config": {"max_value": 3}}"#) == nil)
    #expect(try activation(#""my_function""#) == nil)
    #expect(try activation("7") == nil)
  }
}
