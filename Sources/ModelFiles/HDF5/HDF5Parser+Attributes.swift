extension HDF5Parser {
  /// The attributes among an object's messages.
  mutating func attributes(
    _ messages: [HDF5Message], of object: String
  ) throws(FileError) -> [String: HDF5Attribute] {
    var attributes: [String: HDF5Attribute] = [:]
    for message in messages {
      switch message.kind {
      case .attribute where message.isShared:
        throw unsupported("shared attributes (of “\(object)”)")
      case .attribute:
        let (name, attribute) = try attribute(message)
        attributes[name] = attribute
      case .attributeInfo:
        var cursor = HDF5Cursor(bytes, message.range, "attribute info", path: path)
        try cursor.skip(1)
        if try cursor.byte() & 1 != 0 { try cursor.skip(2) }
        guard try cursor.address() == nil else {
          throw unsupported(
            "more than 8 or very large attributes in the newer form (of “\(object)”, a fractal heap); "
              + "files written without libver='latest' have none")
        }
      default: continue
      }
    }
    return attributes
  }

  private mutating func attribute(
    _ message: HDF5Message
  ) throws(FileError) -> (String, HDF5Attribute) {
    var cursor = HDF5Cursor(bytes, message.range, "attribute", path: path)
    let version = try cursor.byte()
    guard (1...3).contains(version) else { throw cursor.damage("has version \(version)") }
    let flags = try cursor.byte()
    let nameSize = try cursor.short()
    let typeSize = try cursor.short()
    let spaceSize = try cursor.short()
    if version == 3 { try cursor.skip(1) }
    // In version 1 each part fills whole groups of 8 bytes.
    func padded(_ size: Int) -> Int { version == 1 ? (size + 7) / 8 * 8 : size }
    let nameRange = try cursor.take(padded(nameSize))
    let name = String(decoding: bytes[nameRange].prefix(nameSize).prefix { $0 != 0 }, as: UTF8.self)
    let typeRange = try cursor.take(padded(typeSize))
    let spaceRange = try cursor.take(padded(spaceSize))
    guard version == 1 || flags & 3 == 0 else {
      return (name, HDF5Attribute(value: .unsupported("a committed datatype")))
    }
    var typeCursor = HDF5Cursor(bytes, typeRange, "datatype of attribute “\(name)”", path: path)
    let type = try HDF5Datatype(&typeCursor)
    var spaceCursor = HDF5Cursor(bytes, spaceRange, "shape of attribute “\(name)”", path: path)
    let space = try HDF5Dataspace(&spaceCursor)
    let (size, overflow) = space.count.multipliedReportingOverflow(by: type.size)
    guard !overflow else {
      throw cursor.damage("“\(name)” has the impossible shape \(space.shape)")
    }
    let data = try cursor.take(size)
    return (name, HDF5Attribute(value: try value(type, data, count: space.count)))
  }

  private mutating func value(
    _ type: HDF5Datatype, _ data: Range<Int>, count: Int
  ) throws(FileError) -> HDF5Attribute.Value {
    switch type {
    case .integer, .float:
      let numbers = bytes.withUnsafeBytes {
        type.doubles(UnsafeRawBufferPointer(rebasing: $0[data]))
      }
      return .numbers(numbers ?? [])
    case .fixedString(let size, let isSpacePadded):
      return .strings(
        (0..<count).map { index in
          var text = bytes[data].dropFirst(index * size).prefix(size).prefix { $0 != 0 }
          while isSpacePadded, text.last == 0x20 { text.removeLast() }
          return String(decoding: text, as: UTF8.self)
        })
    case .variableString:
      var strings: [String] = []
      var cursor = HDF5Cursor(bytes, data, "string references", path: path)
      for _ in 0..<count { strings.append(try heapString(&cursor)) }
      return .strings(strings)
    case .opaque: return .unsupported("opaque values")
    case .unsupported(let what, _): return .unsupported(what)
    }
  }

  /// The string that a reference leads to: its length, its collection and its number there.
  private mutating func heapString(_ cursor: inout HDF5Cursor) throws(FileError) -> String {
    let length = Int(try cursor.integer(UInt32.self))
    let collection = try cursor.address()
    let index = Int(try cursor.integer(UInt32.self))
    guard length > 0, let collection, collection > 0 else { return "" }
    guard let range = try heapObjects(at: collection)[index], range.count >= length else {
      throw cursor.damage("lead to a string of \(length) bytes that is not there")
    }
    try spend(length)
    return String(decoding: bytes[range].prefix(length).prefix { $0 != 0 }, as: UTF8.self)
  }

  /// The objects of a collection of the global heap by their numbers.
  private mutating func heapObjects(at address: Int) throws(FileError) -> [Int: Range<Int>] {
    if let known = heapCollections[address] { return known }
    var head = try cursor(at: address, count: 16, "global heap collection")
    try head.expect("GCOL")
    try head.skip(4)
    let size = try head.length()
    guard size >= 16 else { throw head.damage("is \(size) bytes long") }
    var cursor = try cursor(at: address, count: size, "global heap collection")
    try cursor.skip(16)
    var objects: [Int: Range<Int>] = [:]
    while cursor.remaining >= 16 {
      let index = try cursor.short()
      try cursor.skip(6)
      let count = try cursor.length()
      // Object 0 is the space that is left.
      guard index != 0 else { break }
      objects[index] = try cursor.take(count)
      try cursor.skip(min((8 - count % 8) % 8, cursor.remaining))
    }
    heapCollections[address] = objects
    return objects
  }
}
