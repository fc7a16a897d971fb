import RecurrentNets

/// How a network is made of what an interpreter found: the way back from one tensor to the input.
struct ONNXPlan {
  /// What is stacked on one level.
  struct Level {
    /// The directions, the forward one first.
    var components: [ONNXComponent]

    /// How they become one vector.
    var merge: ONNXMerge?

    /// The dense layers and activations below it, the lowest first.
    var dense: [Int] = []
  }

  /// What the lowest level reads.
  enum Source {
    /// The rows of a table: the stage of the embedding.
    case embedding(Int)
    /// Vectors from outside.
    case vectors
    /// What cannot be followed, and why.
    case unknown(String)
  }

  /// Why a tensor is no output of a network: the end of a sentence about it.
  struct Obstacle: Error {
    /// The reason.
    var reason: String
  }

  /// The most levels, and the most dense layers and activations on each, that a network may have.
  static let mostLayers = 256

  /// The levels, the lowest first; never empty.
  private(set) var levels: [Level] = []

  /// The dense layers and activations above them, the lowest first.
  private(set) var head: [Int] = []

  /// What the lowest level reads.
  private(set) var source = Source.vectors

  /// Which hidden states the head reads.
  private(set) var readout = Readout.everyStep

  /// Whether the outputs go from the last word to the first.
  let outputIsReversed: Bool

  /// The recurrent nodes it is made of.
  var recurrences: Set<Int> { Set(levels.flatMap { $0.components.map(\.recurrence) }) }

  /// Follows a signal back to the input.
  ///
  /// - Parameters:
  ///   - signal: What is to be the network's output.
  ///   - interpreter: What the graph was found to be.
  /// - Throws: If something on the way is none of what a network can be.
  init(_ signal: ONNXSignal, in interpreter: ONNXInterpreter) throws(Obstacle) {
    outputIsReversed = signal.isReversed
    var stage: Int? = signal.stage
    var dense: [Int] = []
    while let here = stage {
      guard dense.count < Self.mostLayers, levels.count < Self.mostLayers else {
        throw Obstacle(reason: "goes through more than \(Self.mostLayers) layers")
      }
      switch interpreter.stages[here] {
      case .dense(_, let of), .activation(_, let of):
        dense.insert(here, at: 0)
        stage = of
      case .embedding(_, _, let of):
        guard case .input = interpreter.stages[of] else {
          throw Obstacle(reason: "looks words up that are computed")
        }
        source = .embedding(here)
        stage = nil
      case .input: stage = nil
      case .states(let components, _):
        stage = try add(components, nil, &dense, interpreter)
      case .merged(let components, let merge):
        stage = try add(components, merge, &dense, interpreter)
      }
    }
    guard !levels.isEmpty else { throw Obstacle(reason: "does not come from a recurrent node") }
    levels[0].dense = dense
    readout = try Self.readout(signal.place, levels[levels.count - 1], interpreter)
  }

  /// Puts a level below the others; returns the stage that it reads.
  private mutating func add(
    _ components: [ONNXComponent], _ merge: ONNXMerge?, _ dense: inout [Int],
    _ interpreter: ONNXInterpreter
  ) throws(Obstacle) -> Int? {
    var components = components
    let nodes = components.map { interpreter.recurrences[$0.recurrence] }
    let isBackward = components.map {
      interpreter.recurrences[$0.recurrence].isBackward($0.direction)
    }
    guard components.count <= 2, isBackward != [true, true], isBackward != [false, false] else {
      throw Obstacle(reason: "puts several recurrent layers side by side")
    }
    // Side by side they keep their order, as what comes next reads them in it.
    if isBackward == [true, false], merge != nil { components.reverse() }
    guard nodes.allSatisfy({ $0.input?.stage == nodes[0].input?.stage }),
      levels.allSatisfy({ $0.components.allSatisfy { !components.contains($0) } })
    else { throw Obstacle(reason: "puts recurrent layers side by side that read different things") }
    if levels.isEmpty { head = dense } else { levels[0].dense = dense }
    dense = []
    levels.insert(Level(components: components, merge: merge), at: 0)
    guard let input = nodes[0].input else {
      source = .unknown(nodes[0].obstacle)
      return nil
    }
    guard input.place == .every || nodes[0].steps > 0 && input.place == .at(0) else {
      throw Obstacle(
        reason: "makes “\(nodes[0].name.brief)” read a single step of what is below it")
    }
    return input.stage
  }

  private static func readout(
    _ place: ONNXSignal.Place, _ top: Level, _ interpreter: ONNXInterpreter
  ) throws(Obstacle) -> Readout {
    let isBackward = top.components.map {
      interpreter.recurrences[$0.recurrence].isBackward($0.direction)
    }
    let steps = interpreter.recurrences[top.components[0].recurrence].steps
    switch place {
    case .every: return .everyStep
    case .final: return .lastStep
    case .last: return isBackward.contains(true) ? .lastPosition : .lastStep
    case .at(let step) where step == steps - 1: return .lastStep
    case .at(0) where isBackward == [true]: return .lastStep
    case .at(let step): throw Obstacle(reason: "takes step \(step) alone")
    }
  }
}
