import Testing

@testable import ModelFiles

/// If one of these fails, the layers of a Keras model are taken in another order than Keras computes
/// them in, or a model that is no chain is shown as one.
@Suite struct KerasTopologyTests {
  private static func layers(_ json: String, head: String? = nil) throws(FileError) -> [KerasLayer]
  {
    let config = try KerasJSON(Array(json.utf8), "config", path: "x")
    return try KerasTopology(path: "x", head: head).layers(of: config)
  }

  private static func problem(_ json: String) -> String {
    do {
      _ = try layers(json)
      return "no error"
    } catch {
      return error.problem
    }
  }

  /// A layer of a Functional model in Keras 2's form.
  private static func layer(_ className: String, _ name: String, _ inputs: String...) -> String {
    let node = inputs.map { #"["\#($0)", 0, 0, {}]"# }.joined(separator: ", ")
    return
      #"{"class_name": "\#(className)", "name": "\#(name)", "config": {}, "inbound_nodes": \#(inputs.isEmpty ? "[]" : "[[\(node)]]")}"#
  }

  private static func functional(
    _ layers: [String], input: String = #"[["in", 0, 0]]"#, output: String
  ) -> String {
    #"{"class_name": "Model", "config": {"layers": [\#(layers.joined(separator: ", "))], "input_layers": \#(input), "output_layers": \#(output)}}"#
  }

  @Test("A Sequential model is its list, also in the form before Keras 2.2.3")
  func sequential() throws {
    let items =
      #"[{"class_name": "LSTM", "config": {"name": "a"}}, {"class_name": "Dense", "config": {"name": "b"}}]"#
    for json in [
      #"{"class_name": "Sequential", "config": \#(items)}"#,
      #"{"class_name": "Sequential", "config": {"name": "s", "layers": \#(items)}}"#,
    ] {
      #expect(try Self.layers(json).map(\.name) == ["a", "b"])
    }
  }

  @Test("Weights are found by class and count, models within by their own")
  func variables() throws {
    let json = #"""
      {"class_name": "Sequential", "config": {"layers": [
        {"class_name": "LSTM", "config": {"name": "z"}},
        {"class_name": "Sequential", "config": {"name": "inner", "layers": [
          {"class_name": "LSTM", "config": {"name": "y"}}]}},
        {"class_name": "LSTM", "config": {"name": "x"}},
        {"class_name": "Custom>TimeDistributed", "config": {"name": "w"}}]}}
      """#
    let layers = try Self.layers(json)
    #expect(
      layers.map(\.variables) == [
        "layers/lstm", "layers/sequential/layers/lstm", "layers/lstm_1", "layers/time_distributed",
      ])
    #expect(layers.map(\.group) == ["z", "inner", "x", "w"])
  }

  @Test("A Functional model is followed from its output back to its input")
  func functional() throws {
    let json = Self.functional(
      [
        Self.layer("Dense", "c", "b"), Self.layer("InputLayer", "in"),
        Self.layer("LSTM", "b", "a"), Self.layer("Embedding", "a", "in"),
        Self.layer("Dense", "unused", "b"),
      ], output: #"[["c", 0, 0]]"#)
    #expect(try Self.layers(json).map(\.name) == ["in", "a", "b", "c"])
  }

  @Test("What is no chain is refused by the names of the layers")
  func noChains() {
    let input = Self.layer("InputLayer", "in")
    let branches = Self.functional(
      [
        input, Self.layer("LSTM", "left", "in"), Self.layer("GRU", "right", "in"),
        Self.layer("Concatenate", "both", "left", "right"),
      ], output: #"[["both", 0, 0]]"#)
    #expect(Self.problem(branches).contains("“left”, “right”"))
    let circle = Self.functional(
      [input, Self.layer("LSTM", "a", "b"), Self.layer("LSTM", "b", "a")],
      output: #"[["a", 0, 0]]"#)
    #expect(Self.problem(circle).contains("more than once"))
    let state = Self.functional(
      [input, Self.layer("LSTM", "a", "in")], output: #"[["a", 0, 1]]"#)
    #expect(Self.problem(state).contains("its state"))
    let missing = Self.functional([input], output: #"[["nowhere", 0, 0]]"#)
    #expect(Self.problem(missing).contains("“nowhere”"))
    let inputs = Self.functional(
      [input], input: #"[["in", 0, 0], ["more", 0, 0]]"#, output: #"[["in", 0, 0]]"#)
    #expect(Self.problem(inputs).contains("“in”, “more”"))
  }

  @Test("An encoder's state in a decoder is no chain, in either form")
  func initialStates() {
    let node3 =
      #"{"args": [{"class_name": "__keras_tensor__", "config": {"keras_history": ["in", 0, 0]}}], "kwargs": {"initial_state": [1]}}"#
    let node2 = #"[["in", 0, 0, {"initial_state": [["e", 0, 1]]}]]"#
    for node in [node3, node2] {
      let decoder =
        #"{"class_name": "LSTM", "name": "d", "config": {}, "inbound_nodes": [\#(node)]}"#
      let json = Self.functional(
        [Self.layer("InputLayer", "in"), decoder], output: #"[["d", 0, 0]]"#)
      #expect(Self.problem(json).contains("begins with a state"))
    }
  }

  @Test("A model of a class of its own says so")
  func subclassed() {
    #expect(
      Self.problem(#"{"class_name": "MyModel", "config": {"units": 3}}"#).contains("“MyModel”"))
    #expect(Self.problem("[]").contains("Python code"))
  }
}
