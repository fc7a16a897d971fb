extension HDF5Parser {
  /// A dataset in pieces: a version 1 B-tree of them, or a single one.
  mutating func chunkedStorage(
    _ cursor: inout HDF5Cursor, version: UInt8, _ messages: [HDF5Message], type: HDF5Datatype,
    space: HDF5Dataspace, name: String
  ) throws(FileError) -> HDF5Storage {
    let filters: [HDF5Filter]
    switch try pipeline(messages, elementSize: type.size, name: name) {
    case .success(let found): filters = found
    case .failure(let problem): return .unsupported(problem.what)
    }
    let flags = version == 4 ? try cursor.byte() : 0
    let rank = Int(try cursor.byte()) - 1
    let tree = version == 3 ? try cursor.address() : nil
    let width = version == 3 ? 4 : Int(try cursor.byte())
    guard rank == space.shape.count, rank > 0, (1...8).contains(width) else {
      throw cursor.damage("has pieces of \(rank) dimensions for a shape of \(space.shape)")
    }
    var shape: [Int] = []
    var size = type.size
    for _ in 0..<rank {
      let side = try cursor.unsigned(width: width)
      let (product, overflow) = size.multipliedReportingOverflow(by: side)
      guard side > 0, !overflow else { throw cursor.damage("has pieces of \(shape + [side]) …") }
      shape.append(side)
      size = product
    }
    _ = try cursor.unsigned(width: width)
    guard space.count > 0 else { return .range(0..<0) }
    try spendUnpacking(space.count * type.size, name)
    var chunks: [HDF5Chunk] = []
    if version == 3 {
      guard let tree else { return .unsupported("values that were never written") }
      try self.chunks(at: tree, level: nil, space: space, into: &chunks)
    } else {
      let index = try cursor.byte()
      guard index == 1 else {
        return .unsupported("the newer index of pieces number \(index) (libver='latest')")
      }
      let isFiltered = flags & 2 != 0
      let count = isFiltered ? try cursor.length() : size
      let mask = isFiltered ? try cursor.integer(UInt32.self) : 0
      guard let start = try cursor.address() else {
        return .unsupported("values that were never written")
      }
      let range = try chunkRange(start, count)
      chunks = [HDF5Chunk(range: range, offset: shape.map { _ in 0 }, filterMask: mask)]
    }
    for chunk in chunks {
      try spendUnpacking(size, name)
      claim(chunk.range)
    }
    return .chunks(chunks, shape: shape, filters: filters)
  }

  private func chunkRange(_ start: Int, _ count: Int) throws(FileError) -> Range<Int> {
    guard count <= bytes.count - start else {
      throw FileError(
        path, "is damaged or cut off: a piece of \(count) bytes at byte \(start) ends beyond it")
    }
    return start..<start + count
  }

  /// Adds the pieces below a node of a version 1 B-tree.
  private mutating func chunks(
    at address: Int, level: Int?, space: HDF5Dataspace, into chunks: inout [HDF5Chunk]
  ) throws(FileError) {
    var head = try cursor(at: address, count: 24, "B-tree node")
    let (found, count) = try Self.nodeHead(&head, type: 1, expectedLevel: level)
    let entrySize = 8 + (space.shape.count + 1) * 8 + 8
    var entries = try cursor(at: address + 24, count: count * entrySize, "B-tree node")
    for _ in 0..<count {
      let size = Int(try entries.integer(UInt32.self))
      let mask = try entries.integer(UInt32.self)
      var offset: [Int] = []
      for side in space.shape {
        let start = try entries.length()
        guard start < side else {
          throw entries.damage("has a piece outside the shape \(space.shape)")
        }
        offset.append(start)
      }
      try entries.skip(8)
      guard let child = try entries.address() else { throw entries.damage("has a missing child") }
      if found > 0 {
        try self.chunks(at: child, level: found - 1, space: space, into: &chunks)
      } else {
        chunks.append(
          HDF5Chunk(range: try chunkRange(child, size), offset: offset, filterMask: mask))
      }
    }
  }

  /// Why a dataset cannot be read, in words.
  private struct Unsupported: Error {
    let what: String
  }

  /// The filters of a dataset, in the order they were applied.
  private func pipeline(
    _ messages: [HDF5Message], elementSize: Int, name: String
  ) throws(FileError) -> Result<[HDF5Filter], Unsupported> {
    guard let message = messages.first(where: { $0.kind == .filters }) else { return .success([]) }
    var cursor = HDF5Cursor(bytes, message.range, "filters of “\(name)”", path: path)
    let version = try cursor.byte()
    let count = try cursor.byte()
    if version == 1 { try cursor.skip(6) }
    var filters: [HDF5Filter] = []
    for _ in 0..<count {
      let id = try cursor.short()
      let nameSize = version == 1 || id >= 256 ? try cursor.short() : 0
      try cursor.skip(2)
      let valueCount = try cursor.short()
      try cursor.skip(version == 1 ? (nameSize + 7) / 8 * 8 : nameSize)
      var values: [Int] = []
      for _ in 0..<valueCount { values.append(Int(try cursor.integer(UInt32.self))) }
      if version == 1, valueCount % 2 == 1 { try cursor.skip(4) }
      switch id {
      case 1: filters.append(.deflate)
      case 2: filters.append(.shuffle(elementSize: values.first ?? elementSize))
      case 3: filters.append(.fletcher32)
      case 4: return .failure(Unsupported(what: "szip compression"))
      case 32000: return .failure(Unsupported(what: "LZF compression (use gzip or none)"))
      default: return .failure(Unsupported(what: "filter \(id)"))
      }
    }
    return .success(filters)
  }
}
