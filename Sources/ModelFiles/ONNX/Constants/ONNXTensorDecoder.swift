import ONNXProtos

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Turns the tensors of an ONNX file into constants, each checked against its shape.
struct ONNXTensorDecoder {
  /// What errors call the file.
  let path: String

  /// Where tensors with values in a file of their own are looked for.
  var external: ONNXExternalData

  /// Creates a decoder for the tensors of a file.
  init(path: String) {
    self.path = path
    self.external = ONNXExternalData(modelPath: path)
  }

  /// The shape of a tensor.
  ///
  /// - Throws: If a side is negative, their product overflows or there are too many.
  func shape(of tensor: Onnx_TensorProto, _ name: String) throws(FileError) -> [Int] {
    let shape = tensor.dims.map { Int($0) }
    guard shape.count <= ONNXConstant.mostAxes, ONNXConstant.count(of: shape) != nil else {
      let sides = shape.prefix(6).map(String.init).joined(separator: ", ")
      throw FileError(
        path,
        "tensor “\(name.brief)” has the impossible shape [\(sides)\(shape.count > 6 ? ", …" : "")]")
    }
    return shape
  }

  /// The values of a tensor.
  ///
  /// - Parameters:
  ///   - tensor: The tensor.
  ///   - name: What errors call it.
  /// - Returns: The constant, or `nil` for an element type that is not read (text, four-bit numbers).
  /// - Throws: If the file does not hold as many values as the shape says.
  mutating func constant(
    _ tensor: Onnx_TensorProto, _ name: String
  ) throws(FileError) -> ONNXConstant? {
    guard let type = ONNXTensorType(rawValue: Int(tensor.dataType)) else { return nil }
    let shape = try shape(of: tensor, name)
    let count = shape.reduce(1, *)
    if tensor.dataLocation == 1 {
      let bytes = try external.bytes(of: tensor, name, count: count, width: type.width)
      return try decode(bytes, shape: shape, count, type, name)
    }
    if tensor.hasRawData { return try decode(tensor.rawData, shape: shape, count, type, name) }
    let elements: ONNXConstant.Elements
    switch type {
    case .float: elements = .floats(tensor.floatData)
    case .double: elements = .floats(tensor.doubleData.map { Float($0) })
    case .float16:
      elements = .floats(tensor.int32Data.map { Self.half(UInt16(truncatingIfNeeded: $0)) })
    case .bfloat16:
      elements = .floats(
        tensor.int32Data.map {
          Float(bitPattern: UInt32(UInt16(truncatingIfNeeded: $0)) << 16)
        })
    case .int64: elements = .integers(tensor.int64Data.map { Int($0) })
    case .uint32, .uint64:
      elements = .integers(tensor.uint64Data.map { Int(truncatingIfNeeded: $0) })
    case .bool: elements = .integers(tensor.int32Data.map { $0 == 0 ? 0 : 1 })
    default: elements = .integers(tensor.int32Data.map { Int($0) })
    }
    let found =
      switch elements {
      case .floats(let values): values.count
      case .integers(let values): values.count
      }
    guard found == count else {
      throw FileError(
        path, "tensor “\(name.brief)” of shape \(shape) needs \(count) values, found \(found)")
    }
    return ONNXConstant(shape: shape, elements: elements)
  }

  private func decode(
    _ bytes: some ContiguousBytes & Collection<UInt8>, shape: [Int], _ count: Int,
    _ type: ONNXTensorType, _ name: String
  ) throws(FileError) -> ONNXConstant {
    let (needed, overflow) = count.multipliedReportingOverflow(by: type.width)
    guard !overflow, bytes.count == needed else {
      throw FileError(
        path,
        "tensor “\(name.brief)” of shape \(shape) needs \(overflow ? "too many" : String(needed)) bytes, "
          + "found \(bytes.count)")
    }
    return ONNXConstant(
      shape: shape,
      elements: bytes.withUnsafeBytes { Self.elements($0, count, type) })
  }

  /// The numbers in a buffer that is as long as they need.
  private static func elements(
    _ raw: UnsafeRawBufferPointer, _ count: Int, _ type: ONNXTensorType
  ) -> ONNXConstant.Elements {
    func number<Bits: FixedWidthInteger>(_ index: Int, _: Bits.Type) -> Bits {
      Bits(
        littleEndian: raw.loadUnaligned(
          fromByteOffset: index * MemoryLayout<Bits>.size, as: Bits.self))
    }
    let all = 0..<count
    return switch type {
    case .float: .floats(all.map { Float(bitPattern: number($0, UInt32.self)) })
    case .double: .floats(all.map { Float(Double(bitPattern: number($0, UInt64.self))) })
    case .float16: .floats(all.map { half(number($0, UInt16.self)) })
    case .bfloat16:
      .floats(all.map { Float(bitPattern: UInt32(number($0, UInt16.self)) << 16) })
    case .bool: .integers(all.map { number($0, UInt8.self) == 0 ? 0 : 1 })
    case .uint8: .integers(all.map { Int(number($0, UInt8.self)) })
    case .int8: .integers(all.map { Int(number($0, Int8.self)) })
    case .uint16: .integers(all.map { Int(number($0, UInt16.self)) })
    case .int16: .integers(all.map { Int(number($0, Int16.self)) })
    case .int32: .integers(all.map { Int(number($0, Int32.self)) })
    case .uint32: .integers(all.map { Int(number($0, UInt32.self)) })
    case .int64: .integers(all.map { Int(number($0, Int64.self)) })
    case .uint64: .integers(all.map { Int(truncatingIfNeeded: number($0, UInt64.self)) })
    }
  }

  /// The value of a half-precision number, IEEE 754 binary16; the type itself is missing on macOS/x86.
  private static func half(_ bits: UInt16) -> Float {
    let sign: Float = bits >> 15 == 0 ? 1 : -1
    let exponent = Int(bits >> 10 & 0x1F)
    let fraction = Float(bits & 0x3FF)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 0x1F: return fraction == 0 ? sign * .infinity : .nan
    default:
      return sign * (1 + fraction * 0x1p-10)
        * Float(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }
}
