/// Which of a graph's outputs is the network's.
struct ONNXChoice {
  /// The way from the input to it.
  let plan: ONNXPlan

  /// Whether what is above the recurrent layers is known; else the network has no head.
  let hasHead: Bool

  /// What a user should know of the choice.
  private(set) var notes: [String] = []

  private let interpreter: ONNXInterpreter
  private let path: String

  /// Chooses.
  ///
  /// The first output is taken that all recurrent nodes lead to, one with dense layers before one
  /// without. If no output is one of a network, the recurrent nodes alone are taken.
  ///
  /// - Parameters:
  ///   - interpreter: What the graph was found to be.
  ///   - outputs: The names of the graph's outputs.
  ///   - options: `rnn` names a recurrent node by the beginning of its name, `head` an output.
  ///   - path: What errors call the file.
  /// - Throws: If there are several networks and none was asked for, or one is none here.
  init(
    _ interpreter: ONNXInterpreter, outputs: [String], options: ImportOptions, path: String
  ) throws(FileError) {
    self.interpreter = interpreter
    self.path = path
    var found: [(name: String, plan: ONNXPlan)] = []
    var obstacles: [String] = []
    if let head = options.head, interpreter.values[head] == nil {
      throw FileError(
        path,
        "has no tensor “\(head.brief)”; its outputs are \(outputs.prefix(8).map(\.brief).joined(separator: ", "))"
      )
    }
    for name in options.head.map({ [$0] }) ?? outputs {
      do {
        found.append((name, try Self.plan(name, interpreter)))
      } catch {
        obstacles.append("“\(name.brief)” \(error.reason)")
      }
    }
    if let rnn = options.rnn {
      let named = interpreter.recurrences.indices.filter {
        interpreter.recurrences[$0].name.hasPrefix(rnn)
      }
      guard let last = named.last else {
        throw FileError(
          path, "has no recurrent node “\(rnn.brief)”; it has \(Self.names(interpreter))")
      }
      if let (_, plan) = Self.best(found.filter { !$0.plan.recurrences.isDisjoint(with: named) }) {
        (self.plan, hasHead) = (plan, true)
      } else if let plan = try? ONNXPlan(Self.states(last, interpreter), in: interpreter) {
        (self.plan, hasHead) = (plan, false)
      } else {
        throw FileError(path, "“\(rnn.brief)” is part of no network that can be read")
      }
      if case .unknown(let reason) = plan.source {
        notes.append(
          "the input of “\(lowest.brief)” \(reason); the network reads vectors in its place")
      }
      return
    }
    let whole = found.filter { one in
      !found.contains { $0.plan.recurrences.isStrictSuperset(of: one.plan.recurrences) }
    }
    if let (name, plan) = Self.best(whole) {
      guard whole.allSatisfy({ $0.plan.recurrences == plan.recurrences }) else {
        throw Self.ambiguous(interpreter, path)
      }
      (self.plan, hasHead) = (plan, true)
      if whole.count > 1, options.head == nil, whole.filter({ !$0.plan.head.isEmpty }).count > 1 {
        let others = whole.map(\.name.brief).filter { $0 != name.brief }.prefix(6).joined(
          separator: ", ")
        notes.append("“\(name.brief)” is taken for the output; --head chooses another: \(others)")
      }
    } else {
      // The recurrent nodes that no other one reads.
      let plans = interpreter.recurrences.indices.compactMap {
        try? ONNXPlan(Self.states($0, interpreter), in: interpreter)
      }
      let tops = plans.filter { one in
        !plans.contains { $0.recurrences.isStrictSuperset(of: one.recurrences) }
      }
      guard let top = tops.first else {
        throw FileError(
          path, "holds no network that can be read: its output \(obstacles.first ?? "")")
      }
      guard tops.count == 1 else { throw Self.ambiguous(interpreter, path) }
      (plan, hasHead) = (top, false)
      notes.append(
        "the output \(obstacles.first ?? ""); the network is shown without what is above its memory"
      )
    }
    try check()
  }

  /// The name of the recurrent node that is nearest to the input.
  private var lowest: String {
    interpreter.recurrences[plan.levels[0].components[0].recurrence].name
  }

  /// Refuses what only a user may overlook: an input that is not followed, or another's last state.
  private func check() throws(FileError) {
    if case .unknown(let reason) = plan.source {
      throw FileError(
        path,
        "the input of “\(lowest.brief)” \(reason); --rnn \(lowest.brief) shows it alone, "
          + "reading vectors")
    }
    for level in plan.levels {
      let recurrence = interpreter.recurrences[level.components[0].recurrence]
      guard let other = recurrence.startsFrom else { continue }
      throw FileError(
        path,
        "“\(recurrence.name.brief)” starts from the state of “\(other.brief)”; --rnn chooses one of "
          + Self.names(interpreter))
    }
  }

  private static func plan(
    _ name: String, _ interpreter: ONNXInterpreter
  ) throws(ONNXPlan.Obstacle) -> ONNXPlan {
    switch interpreter.values[name] {
    case .signal(let signal): return try ONNXPlan(signal, in: interpreter)
    case .unknown(let reason): throw ONNXPlan.Obstacle(reason: reason)
    case .cellState: throw ONNXPlan.Obstacle(reason: "is a cell state")
    default: throw ONNXPlan.Obstacle(reason: "does not depend on the input")
    }
  }

  /// The first with a head, or the first.
  private static func best(
    _ found: [(name: String, plan: ONNXPlan)]
  ) -> (name: String, plan: ONNXPlan)? {
    found.first { !$0.plan.head.isEmpty } ?? found.first
  }

  /// The hidden states of one recurrent node at every step.
  private static func states(_ index: Int, _ interpreter: ONNXInterpreter) -> ONNXSignal {
    let components = interpreter.recurrences[index].layers.indices.map {
      ONNXComponent(recurrence: index, direction: $0)
    }
    let stage = interpreter.stages.firstIndex {
      if case .states(components, _) = $0 { true } else { false }
    }
    return ONNXSignal(stage: stage ?? 0, axes: [])
  }

  private static func names(_ interpreter: ONNXInterpreter) -> String {
    let names = interpreter.recurrences.map(\.name)
    return names.prefix(6).map(\.brief).joined(separator: ", ") + (names.count > 6 ? ", …" : "")
  }

  private static func ambiguous(_ interpreter: ONNXInterpreter, _ path: String) -> FileError {
    FileError(
      path,
      "has several recurrent networks that do not follow each other: \(names(interpreter)); "
        + "name one with --rnn")
  }
}
