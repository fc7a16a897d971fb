#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension SafeTensorsFile {
  /// What the header says of one tensor.
  private struct Entry: Codable {
    var dtype: String
    var shape: [Int]
    var dataOffsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype
      case shape
      case dataOffsets = "data_offsets"
    }
  }

  /// One value of the header: a tensor's entry, or the metadata.
  private enum HeaderValue: Codable {
    case tensor(Entry)
    case metadata([String: String])
    /// A name whose value is neither.
    case other

    init(from decoder: any Decoder) throws {
      if let entry = try? Entry(from: decoder) {
        self = .tensor(entry)
      } else if let metadata = try? [String: String](from: decoder) {
        self = .metadata(metadata)
      } else {
        self = .other
      }
    }

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .tensor(let entry): try entry.encode(to: encoder)
      case .metadata(let metadata): try metadata.encode(to: encoder)
      case .other: break
      }
    }
  }

  private static let metadataKey = "__metadata__"

  /// The longest header that the reference reader accepts.
  private static let longestHeader: UInt64 = 100_000_000

  /// Checks that a file's first bytes can be the beginning of a safetensors file.
  ///
  /// - Throws: If its header would be too long, or does not begin like JSON.
  static func checkStart(_ bytes: [UInt8], path: String) throws(FileError) {
    guard let length = bytes.littleEndian(at: 0, as: UInt64.self), bytes.count > 8 else { return }
    guard length <= longestHeader else {
      throw FileError(
        path,
        "is no safetensors file: its header should be \(length) bytes long; "
          + "at most \(longestHeader) are accepted")
    }
    guard length >= 2, bytes[8] == UInt8(ascii: "{") else {
      throw FileError(path, "is no safetensors file: its header is not the JSON expected there")
    }
  }

  /// Reads the content of a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  /// - Throws: If the file breaks a rule of the format or holds a type that is not read.
  public init(bytes: [UInt8], path: String) throws(FileError) {
    guard let length = bytes.littleEndian(at: 0, as: UInt64.self) else {
      throw FileError(
        path, "is no safetensors file: expected at least 8 bytes, found \(bytes.count)")
    }
    guard length <= UInt64(bytes.count - 8) else {
      throw FileError(
        path,
        "is no safetensors file: its header should be \(length) bytes long, "
          + "but only \(bytes.count - 8) follow")
    }
    let dataStart = 8 + Int(length)
    let header: [String: HeaderValue]
    do {
      header = try JSONDecoder().decode(
        [String: HeaderValue].self, from: Data(bytes[8..<dataStart]))
    } catch {
      throw FileError(path, "is no safetensors file: its header is not the JSON expected there")
    }
    self.init()
    var places: [(range: Range<Int>, name: String, type: NumberType, shape: [Int])] = []
    for (name, value) in header {
      switch value {
      case .metadata(let metadata):
        guard name == Self.metadataKey else {
          throw FileError(path, "the header's entry “\(name)” describes no tensor")
        }
        self.metadata = metadata
      case .other:
        throw FileError(
          path, "the header's entry “\(name)” is no tensor with dtype, shape and data_offsets")
      case .tensor(let entry):
        let (type, range) = try Self.place(of: entry, name, in: bytes.count - dataStart, path)
        places.append((range, name, type, entry.shape))
      }
    }
    var end = 0
    places.sort { ($0.range.lowerBound, $0.name) < ($1.range.lowerBound, $1.name) }
    for (range, name, _, _) in places where !range.isEmpty {
      guard range.lowerBound == end else {
        throw FileError(
          path,
          "its tensors leave a hole or overlap at byte \(end) of the data, before “\(name)”")
      }
      end = range.upperBound
    }
    guard end == bytes.count - dataStart else {
      throw FileError(
        path, "its tensors end at byte \(end) of \(bytes.count - dataStart) bytes of data")
    }
    // Values are read when it is known that no byte is read twice.
    for (range, name, type, shape) in places {
      let data = bytes[dataStart + range.lowerBound..<dataStart + range.upperBound]
      tensors[name] = Tensor(shape: shape, values: type.values(of: data))
    }
  }

  /// The number types by the names they have in a header.
  private static let types: [String: NumberType] = [
    "F64": .float64, "F32": .float32, "F16": .float16, "BF16": .bfloat16, "I64": .int64,
    "I32": .int32, "I16": .int16, "I8": .int8, "U64": .uint64, "U32": .uint32, "U16": .uint16,
    "U8": .uint8, "BOOL": .bool,
  ]

  /// The type of a tensor, and its bytes within the data, checked against its shape.
  private static func place(
    of entry: Entry, _ name: String, in dataCount: Int, _ path: String
  ) throws(FileError) -> (NumberType, Range<Int>) {
    guard let type = types[entry.dtype] else {
      throw FileError(
        path,
        "tensor “\(name)” is \(entry.dtype); expected one of F64, F32, F16, BF16, I64…I8, U64…U8, BOOL"
      )
    }
    guard let values = Tensor.count(of: entry.shape),
      case (let count, let overflow) = values.multipliedReportingOverflow(by: type.width), !overflow
    else {
      throw FileError(path, "tensor “\(name)” has the impossible shape \(entry.shape)")
    }
    guard entry.dataOffsets.count == 2, entry.dataOffsets[0] >= 0,
      entry.dataOffsets[1] >= entry.dataOffsets[0], entry.dataOffsets[1] <= dataCount
    else {
      throw FileError(
        path, "tensor “\(name)” lies at \(entry.dataOffsets) of \(dataCount) bytes of data")
    }
    let range = entry.dataOffsets[0]..<entry.dataOffsets[1]
    guard range.count == count else {
      throw FileError(
        path,
        "tensor “\(name)” of shape \(entry.shape) needs \(count) bytes, found \(range.count)")
    }
    return (type, range)
  }

  /// The file's bytes; equal contents give equal bytes.
  ///
  /// Tensors lie in the order of their names, and the header is padded with
  /// spaces so that the data starts at a multiple of 8, as the reference
  /// writer does.
  public func encoded() throws -> [UInt8] {
    var header: [String: HeaderValue] = [:]
    if !metadata.isEmpty { header[Self.metadataKey] = .metadata(metadata) }
    var data: [UInt8] = []
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
      let start = data.count
      data.append(littleEndian: tensor.values)
      header[name] = .tensor(
        Entry(dtype: "F32", shape: tensor.shape, dataOffsets: [start, data.count]))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var json = [UInt8](try encoder.encode(header))
    json.append(contentsOf: repeatElement(UInt8(ascii: " "), count: (8 - json.count % 8) % 8))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + json.count + data.count)
    bytes.append(littleEndian: UInt64(json.count))
    return bytes + json + data
  }
}
