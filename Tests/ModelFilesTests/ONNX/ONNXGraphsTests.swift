import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, a model is refused, or shown as another one, only because its exporter
/// writes the same network with other nodes.
@Suite struct ONNXGraphsTests {
  /// One LSTM and what `end` puts after it, as plainly as it can be written.
  private func plain(
    _ end: (inout ONNXGraph) -> Void = { $0.add("MatMul", ["s", "F"], ["o"]) }
  ) -> ONNXGraph {
    var graph = ONNXGraph()
    graph.cell()
    graph.weights(["F": [3, 2]])
    graph.integers("one", [1])
    graph.add("LSTM", ["x", "W", "R", "B"], ["y", "yh", "yc"])
    graph.add("Squeeze", ["y", "one"], ["s"])
    end(&graph)
    return graph
  }

  /// The two directions of a bidirectional LSTM.
  private func both() -> ONNXGraph {
    var graph = ONNXGraph()
    graph.cell(directions: 2)
    graph.weights(["F": [6, 2], "G": [3, 2]])
    graph.integers("zero", [0])
    graph.integers("one", [1])
    graph.integers("two", [2])
    graph.add("LSTM", ["x", "W", "R", "B"], ["y", "yh"], ["direction": .text("bidirectional")])
    return graph
  }

  @Test("An LSTM node's blocks i o f c become i f g o, its biases one")
  func blocks() throws {
    let layer = try plain().network("o").layers[0]
    let weights = ONNXGraph.values("W", 48)
    let bias = ONNXGraph.values("B", 24)
    for unit in 0..<3 {
      for (place, block) in [0, 2, 3, 1].enumerated() {
        let row = block * 3 + unit
        let found = Array(layer.inputWeight.row(place * 3 + unit))
        #expect(found == Array(weights[row * 4..<row * 4 + 4]))
        #expect(layer.bias[place * 3 + unit] == bias[row] + bias[12 + row])
      }
    }
  }

  @Test("A cell unrolled step by step, its weights put into order at each, is one layer")
  func unrolled() throws {
    for isLast in [false, true] {
      var graph = ONNXGraph(shape: [nil, 3, 4])
      graph.weights(["w": [12, 4], "u": [12, 3], "b": [12], "c": [12], "F": [3, 2]])
      graph.integers("zero", [0])
      let blocks = [(0, 3), (9, 12), (3, 9)]
      for (index, (start, end)) in blocks.enumerated() {
        graph.integers("s\(index)", [start])
        graph.integers("e\(index)", [end])
      }
      for step in 0..<3 {
        for name in ["w", "u", "b", "c"] {
          for index in 0..<3 {
            graph.add(
              "Slice", [name, "s\(index)", "e\(index)", "zero"], ["\(name)\(step)\(index)"])
          }
          graph.add(
            "Concat", (0..<3).map { "\(name)\(step)\($0)" }, ["\(name)\(step)"],
            ["axis": .integer(0)])
        }
        graph.add("Concat", ["b\(step)", "c\(step)"], ["bc\(step)"], ["axis": .integer(0)])
        for name in ["w", "u", "bc"] {
          graph.add("Unsqueeze", ["\(name)\(step)", "zero"], ["\(name)\(step)+"])
        }
        graph.integers("t\(step)", [step], isScalar: true)
        graph.add("Gather", ["x", "t\(step)"], ["x\(step)"], ["axis": .integer(1)])
        graph.add("Unsqueeze", ["x\(step)", "zero"], ["x\(step)+"])
        let state = step == 0 ? ["", ""] : ["h\(step - 1)", "m\(step - 1)"]
        graph.add(
          "LSTM", ["x\(step)+", "w\(step)+", "u\(step)+", "bc\(step)+", ""] + state,
          ["", "h\(step)", "m\(step)"])
      }
      if isLast {
        graph.add("Squeeze", ["h2", "zero"], ["all"])
      } else {
        for step in 0..<3 { graph.add("Squeeze", ["h\(step)", "zero"], ["q\(step)"]) }
        for step in 0..<3 {
          graph.integers("one\(step)", [1])
          graph.add("Unsqueeze", ["q\(step)", "one\(step)"], ["r\(step)"])
        }
        graph.add("Concat", ["r0", "r1", "r2"], ["all"], ["axis": .integer(1)])
      }
      graph.add("MatMul", ["all", "F"], ["o"])
      let network = try graph.network("o")
      #expect(network.layers.count == 1)
      #expect(network.readout == (isLast ? .lastStep : .everyStep))
      // PyTorch's own order is this program's.
      #expect(network.layers[0].inputWeight.elements == ONNXGraph.values("w", 48))
      #expect(network.layers[0].recurrentWeight.elements == ONNXGraph.values("u", 36))
    }
  }

  @Test("A graph that makes one step is read as one that makes many")
  func oneStep() throws {
    var graph = ONNXGraph(shape: [1, 4])
    graph.cell()
    graph.weights(["F": [3, 2]])
    graph.integers("zero", [0])
    graph.add("Unsqueeze", ["x", "zero"], ["x+"])
    graph.add("LSTM", ["x+", "W", "R", "B"], ["", "h"])
    graph.add("Squeeze", ["h", "zero"], ["s"])
    graph.add("MatMul", ["s", "F"], ["o"])
    #expect(try graph.network("o") == plain().network("o"))
  }

  @Test("A step inside a Loop is a layer; what it gathers is every step")
  func loop() throws {
    var body = ONNXGraph()
    body.proto.input = ["i", "go", "h", "c"].map { name in
      var value = body.proto.input[0]
      value.name = name
      return value
    }
    body.add("Gather", ["x", "i"], ["xi"])
    body.add("Unsqueeze", ["xi", "zero"], ["xi+"])
    body.add("LSTM", ["xi+", "W", "R", "B", "", "h", "c"], ["", "hi", "ci"])
    body.add("Identity", ["go"], ["on"])
    body.add("Squeeze", ["hi", "zero"], ["hs"])
    var graph = ONNXGraph()
    graph.cell()
    graph.weights(["F": [3, 2]])
    graph.integers("zero", [0])
    graph.integers("n", [5], isScalar: true)
    graph.floats("h0", [1, 1, 3], [0, 0, 0])
    graph.add(
      "Loop", ["n", "", "h0", "h0"], ["hl", "cl", "hs+"],
      ["body": .graph(body, outputs: ["on", "hi", "ci", "hs"])])
    graph.add("MatMul", ["hs+", "F"], ["o"])
    #expect(try graph.network("o") == plain().network("o"))
  }

  @Test("Directions in nodes of their own are one level, joined as they are in one node")
  func twoNodes() throws {
    var graph = both()
    graph.proto.node = []
    for (index, name) in ["W", "R", "B"].enumerated() {
      graph.add("Slice", [name, "zero", "one", "zero"], ["f\(index)"])
      graph.add("Slice", [name, "one", "two", "zero"], ["b\(index)"])
    }
    graph.add("LSTM", ["x", "f0", "f1", "f2"], ["yf", "hf"])
    graph.add("LSTM", ["x", "b0", "b1", "b2"], ["yb", "hb"], ["direction": .text("reverse")])
    graph.add("Concat", ["yf", "yb"], ["y"], ["axis": .integer(3)])
    graph.add("Squeeze", ["y", "one"], ["s"])
    graph.add("MatMul", ["s", "F"], ["o"])
    var whole = both()
    whole.integers("shape", [0, 0, -1])
    whole.add("Transpose", ["y"], ["t"], ["perm": .integers([0, 2, 1, 3])])
    whole.add("Reshape", ["t", "shape"], ["s"])
    whole.add("MatMul", ["s", "F"], ["o"])
    #expect(try graph.network("o") == whole.network("o"))
  }

  @Test("A forward node that reads and gives reversed steps reads backward")
  func reversed() throws {
    var graph = ONNXGraph()
    graph.cell()
    graph.integers("zero", [0])
    graph.integers("one", [1])
    graph.integers("last", [-1])
    graph.integers("end", [Int.min])
    graph.add("Slice", ["x", "last", "end", "zero", "last"], ["xr"])
    graph.add("LSTM", ["xr", "W", "R", "B"], ["y"])
    graph.add("Squeeze", ["y", "one"], ["s"])
    graph.add("Slice", ["s", "last", "end", "zero", "last"], ["o"])
    let back = try graph.network("s")
    #expect(back.layers[0].direction == .backward && back.outputIsReversed)
    #expect(try graph.network("o").outputIsReversed == false)
  }

  @Test("Two directions are added, averaged or multiplied", arguments: ["Add", "Mean", "Mul"])
  func merged(operation: String) throws {
    var graph = both()
    graph.integers("i", [0], isScalar: true)
    graph.integers("j", [1], isScalar: true)
    graph.add("Gather", ["y", "i"], ["f"], ["axis": .integer(1)])
    graph.add("Gather", ["y", "j"], ["b"], ["axis": .integer(1)])
    graph.add(operation, ["f", "b"], ["m"])
    graph.add("MatMul", ["m", "G"], ["o"])
    let merge = try graph.network("o").levels[0].merge
    #expect(merge == ["Add": .sum, "Mean": .average, "Mul": .multiply][operation])
  }

  @Test("The last word and each direction's last step are told apart")
  func readout() throws {
    var graph = both()
    graph.integers("last", [-1], isScalar: true)
    graph.integers("shape", [0, 0, -1])
    graph.add("Transpose", ["y"], ["t"], ["perm": .integers([0, 2, 1, 3])])
    graph.add("Reshape", ["t", "shape"], ["s"])
    graph.add("Gather", ["s", "last"], ["l"])
    graph.add("MatMul", ["l", "F"], ["position"])
    graph.add("Split", ["yh"], ["hf", "hb"], ["axis": .integer(0)])
    graph.add("Concat", ["hf", "hb"], ["h"], ["axis": .integer(-1)])
    graph.add("MatMul", ["h", "F"], ["final"])
    #expect(try graph.network("position").readout == .lastPosition)
    #expect(try graph.network("final").readout == .lastStep)
  }

  @Test("Dense layers, constants and activations keep their order; a scale is taken in")
  func dense() throws {
    let network = try plain { graph in
      graph.weights(["P": [3, 5], "p": [5], "Q": [2, 5], "q": [2]])
      graph.floats("half", [], [0.5])
      // Gemm reads two axes.
      graph.integers("flat", [-1, 5])
      graph.add("MatMul", ["s", "P"], ["m"])
      graph.add("Add", ["p", "m"], ["a"])
      graph.add("Mul", ["a", "half"], ["k"])
      graph.add("Relu", ["k"], ["r"])
      graph.add("Reshape", ["r", "flat"], ["r2"])
      graph.add("Gemm", ["r2", "Q", "q"], ["g"], ["transB": .integer(1), "alpha": .float(2)])
      graph.add("Softmax", ["g"], ["o"])
    }.network("o")
    let hidden = try #require(network.output.hiddenLayers.first)
    #expect(network.output.hiddenLayers.count == 1 && hidden.activation == .relu)
    #expect(hidden.weight[1, 2] == ONNXGraph.values("P", 15)[2 * 5 + 1] * 0.5)
    #expect(hidden.bias == ONNXGraph.values("p", 5).map { $0 * 0.5 })
    #expect(network.output.weight.elements == ONNXGraph.values("Q", 10).map { $0 * 2 })
    #expect(network.output.bias == ONNXGraph.values("q", 2))
    #expect(network.output.activation == .softmax && network.output.meaning == .choices)
  }

  @Test("Words are looked up, also given as floats and with their axes the other way round")
  func embedding() throws {
    var graph = ONNXGraph(shape: [nil, nil])
    graph.cell()
    graph.weights(["E": [7, 4], "F": [3, 2]])
    graph.integers("one", [1])
    graph.add("Cast", ["x"], ["ids"], ["to": .integer(6)])
    graph.add("Gather", ["E", "ids"], ["e"])
    graph.add("Transpose", ["e"], ["t"], ["perm": .integers([1, 0, 2])])
    graph.add("LSTM", ["t", "W", "R", "B"], ["y"])
    graph.add("Squeeze", ["y", "one"], ["s"])
    graph.add("MatMul", ["s", "F"], ["o"])
    let model = try graph.model("o")
    #expect(model.network.embedding.elements == ONNXGraph.values("E", 28))
    #expect(model.network.embedding.rows == 7)
    #expect(model.parts.first { $0.name == "E" }?.role == "embedding")
    #expect(model.parts.first { $0.name == "one" }?.isUsed == false)
    #expect(model.parts.filter(\.isUsed).map(\.name) == ["LSTM_y", "B", "R", "W", "E", "F"])
  }
}
