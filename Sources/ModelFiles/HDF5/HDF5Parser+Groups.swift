extension HDF5Parser {
  /// The names in a group and where the objects they stand for are; soft and external links are left out.
  mutating func links(
    _ messages: [HDF5Message], of group: String
  ) throws(FileError) -> [(name: String, address: Int)] {
    var links: [(name: String, address: Int)] = []
    for message in messages {
      switch message.kind {
      case .symbolTable:
        var cursor = HDF5Cursor(bytes, message.range, "symbol table", path: path)
        guard let tree = try cursor.address(), let heap = try cursor.address() else { continue }
        let names = try localHeap(at: heap)
        try symbols(at: tree, level: nil, names: names, into: &links)
      case .link:
        if let link = try link(message) { links.append(link) }
      case .linkInfo:
        var cursor = HDF5Cursor(bytes, message.range, "link info", path: path)
        try cursor.skip(1)
        let flags = try cursor.byte()
        if flags & 1 != 0 { try cursor.skip(8) }
        guard try cursor.address() == nil else {
          throw unsupported(
            "a group in the newer form with more than 8 names (“\(group)”, a fractal heap); "
              + "files written without libver='latest' have none")
        }
      default: continue
      }
    }
    return links
  }

  /// The names of a group's entries: the data segment of a local heap.
  private mutating func localHeap(at address: Int) throws(FileError) -> Range<Int> {
    var cursor = try cursor(at: address, count: 32, "local heap")
    try cursor.expect("HEAP")
    try cursor.skip(4)
    let size = try cursor.length()
    try cursor.skip(8)
    guard let start = try cursor.address(), size <= bytes.count - start else {
      throw cursor.damage("has its names beyond the end of the file")
    }
    return start..<start + size
  }

  /// Adds the entries below a node of a version 1 B-tree; levels go down to 0, so that this ends.
  private mutating func symbols(
    at address: Int, level: Int?, names: Range<Int>,
    into links: inout [(name: String, address: Int)]
  ) throws(FileError) {
    var head = try cursor(at: address, count: 24, "B-tree node")
    let (found, count) = try Self.nodeHead(&head, type: 0, expectedLevel: level)
    var entries = try cursor(at: address + 24, count: count * 16 + 8, "B-tree node")
    for _ in 0..<count {
      try entries.skip(8)
      guard let child = try entries.address() else { throw entries.damage("has a missing child") }
      if found > 0 {
        try symbols(at: child, level: found - 1, names: names, into: &links)
      } else {
        try symbolNode(at: child, names: names, into: &links)
      }
    }
  }

  /// The level and the number of entries of a B-tree node.
  static func nodeHead(
    _ cursor: inout HDF5Cursor, type: UInt8, expectedLevel: Int?
  ) throws(FileError) -> (level: Int, count: Int) {
    try cursor.expect("TREE")
    guard try cursor.byte() == type else { throw cursor.damage("is of another type") }
    let level = Int(try cursor.byte())
    // 2 to the power of 16 names and more would need many a level less.
    guard level == expectedLevel ?? level, level <= 16 else {
      throw cursor.damage("is at level \(level)")
    }
    return (level, try cursor.short())
  }

  private mutating func symbolNode(
    at address: Int, names: Range<Int>, into links: inout [(name: String, address: Int)]
  ) throws(FileError) {
    var head = try cursor(at: address, count: 8, "symbol node")
    try head.expect("SNOD")
    try head.skip(2)
    let count = try head.short()
    var entries = try cursor(at: address + 8, count: count * 40, "symbol node")
    for _ in 0..<count {
      let nameOffset = try entries.length()
      let object = try entries.address()
      let kind = try entries.integer(UInt32.self)
      try entries.skip(20)
      // 2 stands for a soft link.
      guard kind != 2 else { continue }
      guard let object else { throw entries.damage("has an entry that leads nowhere") }
      guard nameOffset < names.count else { throw entries.damage("has a name outside its heap") }
      let bytesOfName = bytes[names.dropFirst(nameOffset)].prefix { $0 != 0 }
      try spend(bytesOfName.count)
      links.append((String(decoding: bytesOfName, as: UTF8.self), object))
    }
  }

  /// A link message; `nil` for a soft or external link.
  private mutating func link(
    _ message: HDF5Message
  ) throws(FileError) -> (name: String, address: Int)? {
    var cursor = HDF5Cursor(bytes, message.range, "link", path: path)
    try cursor.skip(1)
    let flags = try cursor.byte()
    let type = flags & 8 != 0 ? try cursor.byte() : 0
    if flags & 4 != 0 { try cursor.skip(8) }
    if flags & 16 != 0 { try cursor.skip(1) }
    let name = try cursor.take(try cursor.unsigned(width: 1 << Int(flags & 3)))
    guard type == 0 else { return nil }
    guard let address = try cursor.address() else { throw cursor.damage("leads nowhere") }
    return (String(decoding: bytes[name], as: UTF8.self), address)
  }
}
