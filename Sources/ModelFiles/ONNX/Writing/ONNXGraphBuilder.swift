import ONNXProtos

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Puts an ONNX graph together, node by node in the order in which they are computed.
struct ONNXGraphBuilder {
  /// The side of an input's or output's shape.
  enum Side {
    /// The same for every input.
    case fixed(Int)
    /// Told by the input; sides of one name are equal.
    case named(String)
  }

  /// The types of elements that are written, by ONNX' numbers.
  enum ElementType: Int32 {
    case float = 1
    case int64 = 7
  }

  private(set) var graph = Onnx_GraphProto()

  /// The names that are taken, and how often one was asked for.
  private var uses: [String: Int] = [:]

  /// The short lists of integers that are initializers already, by their values.
  private var lists: [String: String] = [:]

  /// Begins a graph.
  ///
  /// - Parameter name: What it is called; the format demands a name.
  init(name: String) {
    graph.name = name
  }

  // MARK: Nodes

  /// Adds a node with one output.
  ///
  /// - Parameters:
  ///   - operation: The operator.
  ///   - inputs: The tensors that it reads.
  ///   - name: What it is for, as the beginning of its name and its output's.
  ///   - attributes: Its attributes.
  /// - Returns: The name of its output.
  mutating func add(
    _ operation: String, _ inputs: [String], _ name: String,
    _ attributes: [Onnx_AttributeProto] = []
  ) -> String {
    let title = unique("\(name)/\(operation)")
    let output = "\(title)_output"
    add(operation, inputs, [output], named: title, attributes)
    return output
  }

  /// Adds a node whose name and outputs are given; an output without a name is not asked for.
  mutating func add(
    _ operation: String, _ inputs: [String], _ outputs: [String], named name: String,
    _ attributes: [Onnx_AttributeProto]
  ) {
    var node = Onnx_NodeProto()
    node.name = name
    node.opType = operation
    // Optional inputs at the end are left out, those before others are empty names.
    node.input = Array(inputs.prefix((inputs.lastIndex { !$0.isEmpty } ?? -1) + 1))
    node.output = outputs
    node.attribute = attributes
    graph.node.append(node)
  }

  private mutating func unique(_ name: String) -> String {
    uses[name, default: 0] += 1
    let count = uses[name, default: 1]
    return count == 1 ? name : "\(name)_\(count)"
  }

  // MARK: Initializers

  /// Adds weights; returns their name.
  mutating func floats(_ name: String, _ shape: [Int], _ values: [Float]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 4)
    bytes.append(littleEndian: values)
    return initializer(name, shape, .float, bytes)
  }

  /// Adds integers, or a single one; equal ones share an initializer, whose name is returned.
  mutating func integers(_ values: [Int], isScalar: Bool = false) -> String {
    let key = "\(values) \(isScalar)"
    if let known = lists[key] { return known }
    var bytes: [UInt8] = []
    for value in values { bytes.append(littleEndian: Int64(value)) }
    let name = unique("integers")
    lists[key] = name
    return initializer(name, isScalar ? [] : [values.count], .int64, bytes)
  }

  private mutating func initializer(
    _ name: String, _ shape: [Int], _ type: ElementType, _ bytes: [UInt8]
  ) -> String {
    var tensor = Onnx_TensorProto()
    tensor.name = name
    tensor.dims = shape.map { Int64($0) }
    tensor.dataType = type.rawValue
    tensor.rawData = Data(bytes)
    graph.initializer.append(tensor)
    return name
  }

  // MARK: Inputs and outputs

  /// Declares an input of the graph.
  mutating func input(_ name: String, _ type: ElementType, _ shape: [Side]) {
    graph.input.append(Self.valueInfo(name, type, shape))
  }

  /// Makes a node's output one of the graph, under another name.
  mutating func output(_ tensor: String, as name: String, _ shape: [Side]) {
    for index in graph.node.indices {
      graph.node[index].input = graph.node[index].input.map { $0 == tensor ? name : $0 }
      graph.node[index].output = graph.node[index].output.map { $0 == tensor ? name : $0 }
    }
    graph.output.append(Self.valueInfo(name, .float, shape))
  }

  private static func valueInfo(
    _ name: String, _ type: ElementType, _ shape: [Side]
  ) -> Onnx_ValueInfoProto {
    var value = Onnx_ValueInfoProto()
    value.name = name
    value.type.tensorType.elemType = type.rawValue
    for side in shape {
      var dimension = Onnx_TensorShapeProto.Dimension()
      switch side {
      case .fixed(let size): dimension.dimValue = Int64(size)
      case .named(let name): dimension.dimParam = name
      }
      value.type.tensorType.shape.dim.append(dimension)
    }
    return value
  }
}
