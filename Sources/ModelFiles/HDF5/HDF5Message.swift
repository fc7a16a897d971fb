/// One entry of an object header: where it is and what it says.
struct HDF5Message {
  /// The kinds of message that are read.
  enum Kind: UInt16 {
    case dataspace = 0x01
    case linkInfo = 0x02
    case datatype = 0x03
    case link = 0x06
    case externalFiles = 0x07
    case layout = 0x08
    case groupInfo = 0x0A
    case filters = 0x0B
    case attribute = 0x0C
    case continuation = 0x10
    case symbolTable = 0x11
    case attributeInfo = 0x15

    /// Whether only groups have such a message.
    var isOfGroup: Bool {
      switch self {
      case .linkInfo, .link, .groupInfo, .symbolTable: true
      default: false
      }
    }
  }

  /// What the message is about.
  let kind: Kind

  /// Whether it only refers to a message elsewhere.
  let isShared: Bool

  /// Where its content is.
  let range: Range<Int>
}
