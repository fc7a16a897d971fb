import ONNXProtos
import SwiftProtobuf

/// Runs through the nodes of a graph once, without an input, and finds out what each tensor is.
///
/// Constants are computed. What depends on the input is followed as the vectors of a network:
/// which recurrent nodes, dense layers and activations they went through, and which of a tensor's
/// axes is time (``ONNXSignal``). Nodes come in the order in which they can be computed, as ONNX
/// demands; one that reads what comes later reads nothing, so no cycle is ever followed.
struct ONNXInterpreter {
  /// What errors call the file.
  let path: String

  /// The version of the operators; their defaults differ.
  let opset: Int

  /// The name of the recurrent node that the user asked for.
  let wanted: String?

  /// Which item of a batch of initial states is taken.
  let batchItem: Int

  /// Reads tensors.
  var decoder: ONNXTensorDecoder

  /// The initializers of the graph and of the subgraphs that were run.
  var initializers: [String: Onnx_TensorProto] = [:]

  /// What the nodes gave, by name.
  var values: [String: ONNXValue] = [:]

  /// What was done to vectors, each with the stage before it.
  var stages: [ONNXStage] = []

  /// The pieces that an axis of a stage's vectors is made of; empty for a stage whose vectors have one
  /// element and for inputs, whose features any axis may hold.
  var features: [[ONNXAtom]] = []

  /// The piece that is time for what a stage holds, if a recurrent node has told.
  private(set) var times: [Int?] = []

  /// The recurrent nodes in the order of the graph.
  var recurrences: [ONNXRecurrence] = []

  /// Recurrent nodes whose weights are not known, each with why.
  var unreadable: [String] = []

  /// What a user should know of the way through the graph.
  var notes: [String] = []

  /// How many elements may still be computed; bounds memory and time for any file.
  private(set) var budget: Int

  /// The stages by what they are, so that equal steps share one.
  var stageOfKey: [String: Int] = [:]

  private var atomCount = 0
  private var numbers: [String: Int] = [:]
  private var known: [String: (number: Int, value: ONNXConstant, origins: Set<String>)] = [:]

  /// Prepares to run a model's graph.
  ///
  /// - Parameters:
  ///   - model: The parsed file.
  ///   - path: What errors call it.
  ///   - byteCount: How long the file is.
  ///   - wanted: The recurrent node that is asked for, by its name.
  ///   - given: Values of inputs of the graph that take the place of what a user would feed.
  ///   - batchItem: Which item of a batch of initial states is taken.
  init(
    _ model: Onnx_ModelProto, path: String, byteCount: Int, wanted: String? = nil,
    given: [String: ONNXConstant] = [:], batchItem: Int = 0
  ) {
    self.path = path
    self.wanted = wanted
    self.batchItem = batchItem
    let opset = model.opsetImport.first { $0.domain.isEmpty || $0.domain == "ai.onnx" }
    self.opset = opset.map { Int(clamping: $0.version) } ?? 1
    self.decoder = ONNXTensorDecoder(path: path)
    self.budget = byteCount * 3 + given.reduce(1 << 18) { $0 + 3 * $1.value.count }
    for (name, value) in given { values[name] = .constant(value, origins: [name]) }
    addInitializers(of: model.graph)
    for input in model.graph.input
    where values[input.name] == nil && initializers[input.name] == nil {
      addInput(input)
    }
  }

  /// Runs all nodes of a graph in their order.
  ///
  /// - Throws: If a tensor that is needed is damaged.
  mutating func run(_ nodes: [Onnx_NodeProto]) throws(FileError) {
    for node in nodes {
      let outputs = try run(node)
      for (name, value) in zip(node.output, outputs) where !name.isEmpty { values[name] = value }
      for name in node.output.dropFirst(outputs.count) where !name.isEmpty {
        values[name] = obstacle(node)
      }
    }
  }

  /// Makes a graph's initializers known.
  mutating func addInitializers(of graph: Onnx_GraphProto) {
    for tensor in graph.initializer { initializers[tensor.name] = tensor }
  }

  private mutating func addInput(_ input: Onnx_ValueInfoProto) {
    let shape = input.type.tensorType.shape
    let type = ONNXTensorType(rawValue: Int(input.type.tensorType.elemType))
    var axes: [[ONNXAtom]] = []
    if input.type.tensorType.hasShape {
      for side in shape.dim.prefix(ONNXConstant.mostAxes) {
        axes.append(newAxis(side.hasDimValue && side.dimValue > 0 ? Int(side.dimValue) : nil))
      }
    } else {
      // Numbers of words in a batch of texts, or vectors of such.
      for _ in 0..<(type?.isFloatingPoint == false ? 2 : 3) { axes.append(newAxis(nil)) }
    }
    values[input.name] = .signal(ONNXSignal(stage: add(.input(name: input.name), []), axes: axes))
  }

  // MARK: What nodes read

  /// The value of a name; empty for an optional input that is not there.
  func hasInput(_ node: Onnx_NodeProto, _ index: Int) -> Bool {
    index < node.input.count && !node.input[index].isEmpty
  }

  /// What a node reads at a place.
  ///
  /// - Throws: If it is an initializer that is damaged.
  mutating func input(_ node: Onnx_NodeProto, _ index: Int) throws(FileError) -> ONNXValue {
    guard hasInput(node, index) else { return .unknown("lacks an input of \(title(node))") }
    return try value(node.input[index])
  }

  /// The value of a name.
  ///
  /// - Throws: If it is an initializer that is damaged.
  mutating func value(_ name: String) throws(FileError) -> ONNXValue {
    if let value = values[name] { return value }
    guard let tensor = initializers[name] else {
      return .unknown("comes from “\(name.brief)”, which nothing before it gives")
    }
    let value: ONNXValue
    if let constant = try decoder.constant(tensor, name) {
      value = spend(constant.count) ? .constant(constant, origins: [name]) : tooMuch
    } else {
      value = .unknown(
        "comes from “\(name.brief)”, whose element type \(tensor.dataType) is not read")
    }
    values[name] = value
    return value
  }

  /// What a node reads at a place, if that is constant; short fills are written out.
  ///
  /// - Throws: If it is an initializer that is damaged.
  mutating func constant(_ node: Onnx_NodeProto, _ index: Int) throws(FileError) -> ONNXConstant? {
    guard hasInput(node, index) else { return nil }
    return Self.constant(try input(node, index))
  }

  /// The constant that a value is, written out if it is a short fill.
  static func constant(_ value: ONNXValue) -> ONNXConstant? {
    switch value {
    case .constant(let constant, _): return constant
    case .fill(let constant, let sizes?):
      var shape: [Int] = []
      for size in sizes {
        guard case .known(let side) = size else { return nil }
        shape.append(side)
      }
      guard let count = ONNXConstant.count(of: shape), count <= 4096 else { return nil }
      return constant.reshaped([])?.expanded(to: shape)
    default: return nil
    }
  }

  /// The integers that a node has as an attribute, or in later versions reads at a place.
  ///
  /// - Throws: If they are an initializer that is damaged.
  mutating func integers(
    _ node: Onnx_NodeProto, attribute: String, or index: Int
  ) throws(FileError) -> [Int]? {
    if let list = node.integers(attribute) { return list }
    return try constant(node, index)?.integers
  }

  // MARK: What nodes give

  /// Charges elements that are about to be computed; says whether that many are still allowed.
  mutating func spend(_ count: Int) -> Bool {
    guard count <= budget else { return false }
    budget -= count
    return true
  }

  /// What stands for a constant that is larger than such a file can need.
  var tooMuch: ONNXValue {
    .unknown("needs more numbers than a file of this size can mean")
  }

  /// What a node gives that is not followed.
  func obstacle(_ node: Onnx_NodeProto, _ why: String = "which is not followed here") -> ONNXValue {
    .unknown("goes through \(title(node)), \(why)")
  }

  /// How messages name a node.
  func title(_ node: Onnx_NodeProto) -> String {
    let domain = node.domain.isEmpty ? "" : node.domain.brief + "."
    return "“\(node.title.brief)” (\(domain)\(node.opType.brief))"
  }

  /// A constant that a node computes from constants, which equal nodes share.
  ///
  /// Unrolled cells build the same weights again at every step.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - count: How many elements it gives, or `nil` if that is more than can be counted.
  ///   - compute: Computes them; `nil` if that is not possible.
  /// - Returns: The value.
  mutating func computed(
    _ node: Onnx_NodeProto, count: Int?, _ compute: () -> ONNXConstant?
  ) -> ONNXValue {
    var key = "\(node.opType)"
    var origins: Set<String> = []
    for name in node.input {
      key += " \(number(of: name))"
      guard case .constant(_, let some) = values[name], origins.count < 8 else { continue }
      origins = origins.isEmpty ? some : origins.union(some.prefix(8))
    }
    for attribute in node.attribute where !attribute.hasT && !attribute.hasG {
      key += " \(attribute.name) \(attribute.i) \(attribute.f) \(attribute.ints.prefix(64))"
    }
    return remembered(node, key, origins, count: count, compute)
  }

  /// A constant that nodes with an equal key share.
  mutating func remembered(
    _ node: Onnx_NodeProto, _ key: String, _ origins: Set<String>, count: Int?,
    _ compute: () -> ONNXConstant?
  ) -> ONNXValue {
    if let known = known[key] {
      for name in node.output.prefix(1) { numbers[name] = known.number }
      return .constant(known.value, origins: known.origins)
    }
    guard let count, spend(count) else { return tooMuch }
    guard let value = compute() else { return obstacle(node) }
    if let name = node.output.first, node.output.count == 1 {
      known[key] = (number(of: name), value, origins)
    }
    return .constant(value, origins: origins)
  }

  /// A number that is the same for names of the same constant.
  mutating func number(of name: String) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = numbers.count
    return numbers.count - 1
  }

  /// Makes one name's constant known as the same as another's.
  mutating func share(_ name: String, with other: String) { numbers[name] = number(of: other) }

  /// A new axis, which is of one new piece unless it has one entry only.
  mutating func newAxis(_ size: Int?) -> [ONNXAtom] {
    guard size != 1 else { return [] }
    atomCount += 1
    return [ONNXAtom(id: atomCount, size: size)]
  }

  /// Adds a stage with the pieces of its vectors; returns its place.
  mutating func add(_ stage: ONNXStage, _ atoms: [ONNXAtom]) -> Int {
    stages.append(stage)
    features.append(atoms)
    switch stage {
    case .input: times.append(nil)
    case .embedding(_, _, let of), .dense(_, let of), .activation(_, let of):
      times.append(times[of])
    case .states(let components, _), .merged(let components, _):
      times.append(components.first.flatMap { recurrences[$0.recurrence].timeAtom?.id })
    }
    return stages.count - 1
  }

  /// Whether an axis of a signal holds its vectors.
  func isFeatureAxis(_ signal: ONNXSignal, _ axis: Int) -> Bool {
    guard signal.axes.indices.contains(axis) else { return false }
    if case .input = stages[signal.stage] { return signal.axes[axis].count <= 1 }
    return signal.axes[axis] == features[signal.stage]
  }
}
