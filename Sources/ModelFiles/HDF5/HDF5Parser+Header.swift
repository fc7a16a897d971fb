extension HDF5Parser {
  /// The address of the root's object header, from the superblock.
  mutating func rootAddress() throws(FileError) -> Int {
    var cursor = try cursor(at: 8, count: min(96, bytes.count - 8), "superblock")
    let version = try cursor.byte()
    switch version {
    case 0, 1:
      try cursor.skip(4)
      try checkWidths(offset: try cursor.byte(), length: try cursor.byte())
      try cursor.skip(version == 0 ? 9 : 13)
    case 2, 3:
      try checkWidths(offset: try cursor.byte(), length: try cursor.byte())
      try cursor.skip(1)
    default:
      throw unsupported("superblock version \(version)")
    }
    let base = try cursor.integer(UInt64.self)
    guard base == UInt64(userBlockSize) else {
      throw unsupported("a base address of \(base); expected \(userBlockSize)")
    }
    _ = try cursor.integer(UInt64.self)
    let end = try cursor.integer(UInt64.self)
    guard end <= UInt64(bytes.count + userBlockSize) else {
      throw FileError(
        path, "is cut off: expected \(end) bytes, found \(bytes.count + userBlockSize)")
    }
    if version < 2 { try cursor.skip(16) }
    guard let root = try cursor.address() else { throw cursor.damage("has no root group") }
    return root
  }

  private func checkWidths(offset: UInt8, length: UInt8) throws(FileError) {
    guard offset == 8, length == 8 else {
      throw unsupported("addresses of \(offset) and lengths of \(length) bytes; expected 8 and 8")
    }
  }

  /// The messages of an object header that are of a kind that is read.
  mutating func messages(at address: Int) throws(FileError) -> [HDF5Message] {
    let isVersion2 = bytes[address...].starts(with: "OHDR".utf8)
    return isVersion2 ? try messagesV2(at: address) : try messagesV1(at: address)
  }

  private mutating func messagesV1(at address: Int) throws(FileError) -> [HDF5Message] {
    var head = try cursor(at: address, count: 16, "object header")
    let version = try head.byte()
    guard version == 1 else { throw head.damage("has version \(version); expected 1 or 2") }
    try head.skip(7)
    var blocks = [(start: address + 16, count: Int(try head.integer(UInt32.self)))]
    var messages: [HDF5Message] = []
    while let block = blocks.popLast() {
      var cursor = try cursor(at: block.start, count: block.count, "object header")
      while cursor.remaining >= 8 {
        let type = try cursor.integer(UInt16.self)
        let count = try cursor.short()
        let flags = try cursor.byte()
        try cursor.skip(3)
        let range = try cursor.take(count)
        try add(type, flags, range, to: &messages, blocks: &blocks)
      }
    }
    return messages
  }

  private mutating func messagesV2(at address: Int) throws(FileError) -> [HDF5Message] {
    var head = try cursor(at: address, count: min(34, bytes.count - address), "object header")
    try head.expect("OHDR")
    let version = try head.byte()
    guard version == 2 else { throw head.damage("has version \(version); expected 2") }
    let flags = try head.byte()
    if flags & 0x20 != 0 { try head.skip(16) }
    if flags & 0x10 != 0 { try head.skip(4) }
    let count = try head.unsigned(width: 1 << Int(flags & 3))
    var messages: [HDF5Message] = []
    var blocks: [(start: Int, count: Int)] = []
    var block = (start: head.offset, count: count)
    var isFirst = true
    while true {
      var cursor = try cursor(at: block.start, count: block.count, "object header")
      if !isFirst { try cursor.expect("OCHK") }
      // Blocks after the first have their checksum within.
      while cursor.remaining >= (isFirst ? 4 : 8) {
        let type = UInt16(try cursor.byte())
        let count = try cursor.short()
        let messageFlags = try cursor.byte()
        if flags & 4 != 0 { try cursor.skip(2) }
        let range = try cursor.take(count)
        try add(type, messageFlags, range, to: &messages, blocks: &blocks)
      }
      guard let next = blocks.popLast() else { return messages }
      block = next
      isFirst = false
    }
  }

  /// Adds a message, or the block of messages that it leads to.
  private func add(
    _ type: UInt16, _ flags: UInt8, _ range: Range<Int>, to messages: inout [HDF5Message],
    blocks: inout [(start: Int, count: Int)]
  ) throws(FileError) {
    guard let kind = HDF5Message.Kind(rawValue: type) else { return }
    guard kind == .continuation else {
      messages.append(HDF5Message(kind: kind, isShared: flags & 2 != 0, range: range))
      return
    }
    var cursor = HDF5Cursor(bytes, range, "header continuation", path: path)
    guard let start = try cursor.address() else { throw cursor.damage("leads nowhere") }
    blocks.append((start, try cursor.length()))
  }
}
