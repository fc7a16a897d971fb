import ONNXProtos

/// The operators that hold graphs of their own.
extension ONNXInterpreter {
  /// `If`: one branch is followed.
  ///
  /// That is the one its condition names, where the file tells it; else the one with the recurrent
  /// node; else whichever can be followed, the second first, since exporters put the case of a size
  /// of 1 into the first.
  ///
  /// - Throws: If a tensor that is needed is damaged.
  mutating func branch(_ node: Onnx_NodeProto) throws(FileError) -> [ONNXValue] {
    guard let first = node.attribute("then_branch")?.g,
      let second = node.attribute("else_branch")?.g
    else { return node.output.map { _ in obstacle(node) } }
    if let condition = try constant(node, 0), let value = condition.single {
      return try outputs(of: value == 0 ? second : first)
    }
    let holders = [first, second].filter { !Self.recurrentNames($0).isEmpty }
    guard let holder = holders.first else {
      let values = try outputs(of: second)
      if values.contains(where: { if case .signal = $0 { true } else { false } }) { return values }
      return try outputs(of: first)
    }
    let chosen = holders.first { graph in
      wanted.map { Self.recurrentNames(graph).contains($0) } ?? false
    }
    if holders.count > 1 {
      notes.append(
        "\(title(node)) has recurrent nodes in both branches; the \(chosen == nil ? "first" : "one with “\((wanted ?? "").brief)”") is read"
      )
    } else {
      notes.append("\(title(node)) is taken to choose the branch with the recurrent nodes")
    }
    return try outputs(of: chosen ?? holder)
  }

  /// The names of the recurrent nodes in a graph and the graphs inside it.
  static func recurrentNames(_ graph: Onnx_GraphProto) -> [String] {
    graph.node.flatMap { node in
      let inner = node.attribute.flatMap { $0.hasG ? recurrentNames($0.g) : [] }
      return ["LSTM", "GRU", "RNN"].contains(node.opType)
        ? inner + [node.title] : inner
    }
  }

  /// Runs a subgraph, which sees the names around it; returns what it gives.
  private mutating func outputs(of graph: Onnx_GraphProto) throws(FileError) -> [ONNXValue] {
    addInitializers(of: graph)
    try run(graph.node)
    var values: [ONNXValue] = []
    for output in graph.output { values.append(try value(output.name)) }
    return values
  }

  /// `Loop`: its body is followed once, as what happens at every step.
  ///
  /// - Throws: If a tensor that is needed is damaged.
  mutating func loop(_ node: Onnx_NodeProto) throws(FileError) -> [ONNXValue] {
    guard let body = node.attribute("body")?.g, body.input.count >= 2,
      body.input.count == node.input.count, !Self.recurrentNames(body).isEmpty
    else { return node.output.map { _ in obstacle(node) } }
    values[body.input[0].name] = .counter
    values[body.input[1].name] = .unknown("is the condition of \(title(node))")
    for (index, input) in body.input.enumerated().dropFirst(2) {
      values[input.name] = try self.input(node, index)
    }
    let given = try outputs(of: body).dropFirst()
    return given.enumerated().map { index, value in
      guard case .signal(var signal) = value else { return value }
      if index < node.input.count - 2 {
        // What is carried from step to step is there after the last one.
        signal.place = .final
      } else {
        guard let time = loopTime(signal), signal.axes.count < ONNXConstant.mostAxes else {
          return obstacle(node)
        }
        signal.axes.insert([time], at: 0)
      }
      return .signal(signal)
    }
  }

  /// The piece that stands for the steps of a loop.
  private mutating func loopTime(_ signal: ONNXSignal) -> ONNXAtom? {
    times[signal.stage].map { ONNXAtom(id: $0, size: nil) } ?? newAxis(nil).first
  }
}
