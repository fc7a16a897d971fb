import Foundation
import ONNXProtos
import RecurrentNets

@testable import ModelFiles

/// A graph that a test puts together, and the file of it.
///
/// Weights are random by a seed; the same name gets the same values in every graph of a seed.
struct ONNXGraph {
  /// The parts of the file.
  var proto = Onnx_GraphProto()

  /// The version of the operators.
  var opset: Int64 = 17

  /// A graph that reads vectors of 4 numbers, `x (T, 1, 4)`.
  init(input: String = "x", shape: [Int?] = [nil, 1, 4], isText: Bool = false) {
    var value = Onnx_ValueInfoProto()
    value.name = input
    value.type.tensorType.elemType = isText ? 7 : 1
    for side in shape {
      var dimension = Onnx_TensorShapeProto.Dimension()
      if let side { dimension.dimValue = Int64(side) } else { dimension.dimParam = "n" }
      value.type.tensorType.shape.dim.append(dimension)
    }
    proto.input = [value]
  }

  /// Adds a node.
  mutating func add(
    _ operation: String, _ inputs: [String], _ outputs: [String],
    _ attributes: [String: Attribute] = [:]
  ) {
    var node = Onnx_NodeProto()
    node.opType = operation
    node.input = inputs
    node.output = outputs
    node.name = "\(operation)_\(outputs.first ?? "")"
    node.attribute = attributes.sorted { $0.key < $1.key }.map { $0.value.proto(named: $0.key) }
    proto.node.append(node)
  }

  /// The value of an attribute.
  enum Attribute {
    case integer(Int)
    case integers([Int])
    case float(Float)
    case text(String)
    case graph(ONNXGraph, outputs: [String])

    func proto(named name: String) -> Onnx_AttributeProto {
      var attribute = Onnx_AttributeProto()
      attribute.name = name
      switch self {
      case .integer(let value): attribute.i = Int64(value)
      case .integers(let values): attribute.ints = values.map { Int64($0) }
      case .float(let value): attribute.f = value
      case .text(let text): attribute.s = Data(text.utf8)
      case .graph(let graph, let outputs): attribute.g = graph.finished(outputs)
      }
      return attribute
    }
  }

  /// Adds integers as an initializer.
  mutating func integers(_ name: String, _ values: [Int], isScalar: Bool = false) {
    var tensor = Onnx_TensorProto()
    tensor.name = name
    tensor.dims = isScalar ? [] : [Int64(values.count)]
    tensor.dataType = 7
    tensor.int64Data = values.map { Int64($0) }
    proto.initializer.append(tensor)
  }

  /// Adds numbers as an initializer.
  mutating func floats(_ name: String, _ shape: [Int], _ values: [Float]) {
    var tensor = Onnx_TensorProto()
    tensor.name = name
    tensor.dims = shape.map { Int64($0) }
    tensor.dataType = 1
    tensor.floatData = values
    proto.initializer.append(tensor)
  }

  /// Adds random weights as initializers.
  mutating func weights(_ shapes: [String: [Int]]) {
    for (name, shape) in shapes.sorted(by: { $0.key < $1.key }) {
      floats(name, shape, Self.values(name, shape.reduce(1, *)))
    }
  }

  /// The random values of a name.
  static func values(_ name: String, _ count: Int) -> [Float] {
    var generator = SeededGenerator(seed: name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    return (0..<count).map { _ in Float.random(in: -0.7...0.7, using: &generator) }
  }

  /// Adds the initializers W, R and B of a recurrent node of 3 units, with something after each name.
  mutating func cell(_ suffix: String = "", blocks: Int = 4, directions: Int = 1, inputs: Int = 4) {
    weights([
      "W" + suffix: [directions, blocks * 3, inputs], "R" + suffix: [directions, blocks * 3, 3],
      "B" + suffix: [directions, 2 * blocks * 3],
    ])
  }

  private func finished(_ outputs: [String]) -> Onnx_GraphProto {
    var graph = proto
    graph.output = outputs.map { name in
      var value = Onnx_ValueInfoProto()
      value.name = name
      return value
    }
    return graph
  }

  /// The file.
  func bytes(_ outputs: [String]) throws -> [UInt8] {
    var model = Onnx_ModelProto()
    var version = Onnx_OperatorSetIdProto()
    version.version = opset
    model.opsetImport = [version]
    model.graph = finished(outputs)
    return try model.serializedBytes()
  }

  /// What is read from the file.
  func model(_ outputs: String..., options: ImportOptions = ImportOptions()) throws -> ImportedModel
  {
    try ONNXReader(bytes: try bytes(outputs), path: "x.onnx", options: options).model()
  }

  /// The network in the file.
  func network(_ outputs: String...) throws -> Network {
    try ONNXReader(bytes: try bytes(outputs), path: "x.onnx").model().network
  }
}
