/// Weighs the messages of an ONNX file before it is parsed.
///
/// An empty message takes two bytes in a file and some hundred in memory. This walk along the same
/// messages holds nothing, so that a file made of empty ones is refused before it fills the memory.
struct ONNXCensus {
  /// The messages that are parsed; the others lie in bytes that are skipped.
  private enum Message {
    case model
    case graph
    case node
    case attribute
    case leaf
    case valueInfo
    case type
    case tensorType
    case shape

    /// What a field of this message holds, if it is a message.
    func message(inField field: UInt64) -> Message? {
      switch (self, field) {
      case (.model, 7): .graph
      case (.model, 8), (.model, 14): .leaf
      case (.graph, 1): .node
      case (.graph, 5): .leaf
      case (.graph, 11), (.graph, 12): .valueInfo
      case (.node, 5): .attribute
      case (.attribute, 5): .leaf
      case (.attribute, 6): .graph
      case (.valueInfo, 2): .type
      case (.type, 1): .tensorType
      case (.tensorType, 2): .shape
      case (.shape, 1): .leaf
      default: nil
      }
    }

    /// How many bytes of memory one takes beside its content, as measured with swift-protobuf 1.39.
    var weight: Int { self == .attribute ? 320 : 128 }

    /// Whether a field of this message is text or bytes that are kept one by one.
    func keepsList(inField field: UInt64) -> Bool {
      switch (self, field) {
      case (.node, 1), (.node, 2), (.attribute, 9), (.leaf, 13): true
      default: false
      }
    }
  }

  private let bytes: [UInt8]

  /// How many bytes of memory the messages and pieces of text take beside their content.
  private(set) var weight = 0

  /// How deep the messages lie in each other.
  private(set) var depth = 0

  /// The deepest nesting that is followed: subgraphs take three messages each.
  static let deepest = 90

  /// Walks along a file; stops without an error where the file is damaged, as the parser will say it.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    walk(0..<bytes.count, .model, depth: 1)
  }

  /// How many bytes that may be for a file of this length; real models need a quarter at most.
  var limit: Int { (1 << 22) + 16 * bytes.count }

  private mutating func walk(_ range: Range<Int>, _ message: Message, depth: Int) {
    weight += message.weight
    self.depth = max(self.depth, depth)
    guard depth <= Self.deepest else { return }
    var place = range.lowerBound
    while place < range.upperBound, weight <= limit {
      guard let key = varint(&place, range.upperBound) else { return }
      switch key & 7 {
      case 0: guard varint(&place, range.upperBound) != nil else { return }
      case 1: place += 8
      case 5: place += 4
      case 2:
        guard let length = varint(&place, range.upperBound),
          length <= UInt64(range.upperBound - place)
        else { return }
        let content = place..<place + Int(length)
        if let inner = message.message(inField: key >> 3) {
          walk(content, inner, depth: depth + 1)
        } else if message.keepsList(inField: key >> 3) {
          weight += 16
        }
        place = content.upperBound
      default: return
      }
    }
  }

  private func varint(_ place: inout Int, _ end: Int) -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < end, shift < 64 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    return nil
  }
}
