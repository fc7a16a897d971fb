import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, a user sees a network other than the one meant, or is not told how to
/// name it.
@Suite struct ONNXChoiceTests {
  /// Two LSTMs that read the same, and what `end` makes of them.
  private func two(_ end: (inout ONNXGraph) -> Void) -> ONNXGraph {
    var graph = ONNXGraph()
    graph.cell("1")
    graph.cell("2")
    graph.weights(["F": [3, 2], "G": [3, 2]])
    graph.integers("one", [1])
    for index in 1...2 {
      graph.add("LSTM", ["x", "W\(index)", "R\(index)", "B\(index)"], ["y\(index)", "h\(index)"])
      graph.add("Squeeze", ["y\(index)", "one"], ["s\(index)"])
    }
    end(&graph)
    return graph
  }

  /// The same with the first LSTM alone.
  private func one(_ end: (inout ONNXGraph) -> Void) -> ONNXGraph {
    two { graph in
      graph.proto.node.removeLast(2)
      end(&graph)
    }
  }

  @Test("Networks side by side are named, and one is asked for")
  func ambiguous() throws {
    let graph = two { $0.add("Concat", ["s1", "s2"], ["o"], ["axis": .integer(2)]) }
    let error = #expect(throws: FileError.self) { try graph.model("o") }
    let line = error?.description ?? ""
    #expect(line.contains("LSTM_y1, LSTM_y2") && line.contains("--rnn"), "\(line)")
    var options = ImportOptions()
    options.rnn = "LSTM_y2"
    let model = try graph.model("o", options: options)
    #expect(model.network.layers[0].recurrentWeight[0, 0] == ONNXGraph.values("R2", 1)[0])
    #expect(model.network.output.count == 0)
    #expect(model.parts.first { $0.name == "LSTM_y1" }?.isUsed == false)
    options.rnn = "GRU"
    let unknown = #expect(throws: FileError.self) { try graph.model("o", options: options) }
    #expect(unknown?.description.contains("LSTM_y1, LSTM_y2") == true)
  }

  @Test("Of two outputs one is taken with a note, or the one that is asked for")
  func outputs() throws {
    let graph = one { graph in
      graph.add("MatMul", ["s1", "F"], ["a"])
      graph.add("MatMul", ["s1", "G"], ["b"])
    }
    let model = try graph.model("a", "b")
    #expect(model.notes.contains { $0.contains("“a”") && $0.contains("--head chooses another: b") })
    var options = ImportOptions()
    options.head = "b"
    let other = try graph.model("a", "b", options: options)
    #expect(other.network.output.weight != model.network.output.weight)
    options.head = "c"
    #expect(throws: FileError.self) { try graph.model("a", "b", options: options) }
  }

  @Test("What comes before a network and cannot be followed is named; --rnn goes on without it")
  func unknownInput() throws {
    var graph = ONNXGraph()
    graph.cell()
    graph.add("Conv", ["x", "k"], ["c"])
    graph.add("LSTM", ["c", "W", "R", "B"], ["y"])
    let error = #expect(throws: FileError.self) { try graph.model("y") }
    let line = error?.description ?? ""
    #expect(line.contains("“Conv_c” (Conv)") && line.contains("--rnn LSTM_y"), "\(line)")
    var options = ImportOptions()
    options.rnn = "LSTM_y"
    let model = try graph.model("y", options: options)
    #expect(model.network.readsVectors && model.network.inputSize == 4)
    #expect(model.notes.contains { $0.contains("Conv") })
  }

  @Test("What comes after a network and cannot be followed leaves it without a head")
  func unknownOutput() throws {
    let graph = one { graph in
      graph.integers("zero", [0])
      graph.add("ReduceMean", ["s1", "zero"], ["m"])
      graph.add("MatMul", ["m", "F"], ["o"])
    }
    let model = try graph.model("o")
    #expect(model.network.output.count == 0 && model.network.layers.count == 1)
    #expect(model.notes.contains { $0.contains("ReduceMean") && $0.contains("all steps together") })
  }

  @Test("A decoder that starts from an encoder's state is not shown as if it did not")
  func encoderDecoder() throws {
    let graph = one { graph in
      graph.add("LSTM", ["x", "W2", "R2", "B2", "", "h1"], ["y2"])
      graph.add("Squeeze", ["y2", "one"], ["o"])
    }
    let error = #expect(throws: FileError.self) { try graph.model("o") }
    let line = error?.description ?? ""
    #expect(line.contains("from the state of “LSTM_y1”") && line.contains("--rnn"), "\(line)")
  }

  @Test("The branch with the recurrent node is read; of two the first, or the named one")
  func branches() throws {
    func branch(_ name: String) -> ONNXGraph {
      var graph = ONNXGraph()
      graph.proto.input = []
      graph.cell(name)
      graph.add("LSTM", ["x", "W\(name)", "R\(name)", "B\(name)"], ["y\(name)"])
      return graph
    }
    var graph = ONNXGraph()
    graph.add("Mod", ["x"], ["c"])
    graph.add(
      "If", ["c"], ["o"],
      [
        "then_branch": .graph(branch("p"), outputs: ["yp"]),
        "else_branch": .graph(branch("q"), outputs: ["yq"]),
      ])
    let first = try graph.model("o")
    #expect(first.notes.contains { $0.contains("both branches") })
    #expect(first.network.layers[0].recurrentWeight[0, 0] == ONNXGraph.values("Rp", 1)[0])
    var options = ImportOptions()
    options.rnn = "LSTM_yq"
    let second = try graph.model("o", options: options)
    #expect(second.network.layers[0].recurrentWeight[0, 0] == ONNXGraph.values("Rq", 1)[0])
  }
}
