extension HDF5Parser {
  /// The dataset that messages describe; `nil` if they describe something else.
  mutating func dataset(
    _ messages: [HDF5Message], name: String, attributes: [String: HDF5Attribute]
  ) throws(FileError) -> HDF5Dataset? {
    guard let layout = messages.first(where: { $0.kind == .layout }) else { return nil }
    guard let typeMessage = messages.first(where: { $0.kind == .datatype }),
      let spaceMessage = messages.first(where: { $0.kind == .dataspace })
    else { throw FileError(path, "is damaged: dataset “\(name)” has no type or no shape") }
    var typeCursor = HDF5Cursor(bytes, typeMessage.range, "datatype of “\(name)”", path: path)
    let type =
      typeMessage.isShared
      ? HDF5Datatype.unsupported("a committed datatype", size: 1) : try HDF5Datatype(&typeCursor)
    var spaceCursor = HDF5Cursor(bytes, spaceMessage.range, "shape of “\(name)”", path: path)
    guard !spaceMessage.isShared else { throw unsupported("shared shapes (of “\(name)”)") }
    let space = try HDF5Dataspace(&spaceCursor)
    var storage = HDF5Storage.unsupported("values in other files")
    if case .unsupported(let what, _) = type {
      storage = .unsupported(what)
    } else if !messages.contains(where: { $0.kind == .externalFiles }) {
      storage = try self.storage(layout, messages, type: type, space: space, name: name)
    }
    return HDF5Dataset(
      name: name, space: space, type: type, storage: storage, attributes: attributes,
      bytes: bytes, path: path)
  }

  private mutating func storage(
    _ layout: HDF5Message, _ messages: [HDF5Message], type: HDF5Datatype, space: HDF5Dataspace,
    name: String
  ) throws(FileError) -> HDF5Storage {
    let (size, overflow) = space.count.multipliedReportingOverflow(by: type.size)
    guard !overflow else {
      throw FileError(path, "dataset “\(name)” has the impossible shape \(space.shape)")
    }
    var cursor = HDF5Cursor(bytes, layout.range, "layout of “\(name)”", path: path)
    let version = try cursor.byte()
    guard version == 3 || version == 4 else { return .unsupported("layout version \(version)") }
    switch try cursor.byte() {
    case 0:
      let data = try cursor.take(try cursor.short())
      guard data.count >= size else {
        throw FileError(
          path,
          "dataset “\(name)” of shape \(space.shape) needs \(size) bytes, found \(data.count)")
      }
      return .range(data.prefix(size))
    case 1:
      let address = try cursor.address()
      guard size > 0 else { return .range(0..<0) }
      guard let address else { return .unsupported("values that were never written") }
      guard size <= bytes.count - address else {
        throw FileError(
          path,
          "is damaged or cut off: dataset “\(name)” of shape \(space.shape) needs \(size) bytes at byte "
            + "\(address), but the file has \(bytes.count)")
      }
      claim(address..<address + size)
      return .range(address..<address + size)
    case 2:
      return try chunkedStorage(
        &cursor, version: version, messages, type: type, space: space, name: name)
    case let other: return .unsupported("layout class \(other)")
    }
  }
}
