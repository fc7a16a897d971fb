import ONNXProtos

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Attributes of nodes with the number of their type, which the format demands.
extension Onnx_AttributeProto {
  /// An integer.
  static func integer(_ name: String, _ value: Int) -> Onnx_AttributeProto {
    var attribute = Onnx_AttributeProto(name, type: 2)
    attribute.i = Int64(value)
    return attribute
  }

  /// A list of integers.
  static func integers(_ name: String, _ values: [Int]) -> Onnx_AttributeProto {
    var attribute = Onnx_AttributeProto(name, type: 7)
    attribute.ints = values.map { Int64($0) }
    return attribute
  }

  /// A number.
  static func float(_ name: String, _ value: Float) -> Onnx_AttributeProto {
    var attribute = Onnx_AttributeProto(name, type: 1)
    attribute.f = value
    return attribute
  }

  /// A list of numbers.
  static func floats(_ name: String, _ values: [Float]) -> Onnx_AttributeProto {
    var attribute = Onnx_AttributeProto(name, type: 6)
    attribute.floats = values
    return attribute
  }

  /// A text.
  static func text(_ name: String, _ text: String) -> Onnx_AttributeProto {
    var attribute = Onnx_AttributeProto(name, type: 3)
    attribute.s = Data(text.utf8)
    return attribute
  }

  /// A list of texts.
  static func texts(_ name: String, _ texts: [String]) -> Onnx_AttributeProto {
    var attribute = Onnx_AttributeProto(name, type: 8)
    attribute.strings = texts.map { Data($0.utf8) }
    return attribute
  }

  private init(_ name: String, type: Int32) {
    self.init()
    self.name = name
    self.type = type
  }
}
