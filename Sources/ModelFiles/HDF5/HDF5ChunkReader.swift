import CZlib

/// Puts a dataset together from pieces, undoing what was done to their bytes.
struct HDF5ChunkReader {
  let dataset: HDF5Dataset
  let chunkShape: [Int]
  let filters: [HDF5Filter]

  /// The dataset's bytes; where no piece is, they are 0.
  ///
  /// The parser has checked that sides are not 0, that pieces begin within the dataset, and that the sizes of all
  /// pieces together are a small multiple of the file's.
  func bytes(of chunks: [HDF5Chunk]) throws(FileError) -> [UInt8] {
    let size = dataset.type.size
    var result = [UInt8](repeating: 0, count: dataset.space.count * size)
    for chunk in chunks {
      let content = try unpacked(chunk)
      copy(content, at: chunk.offset, into: &result)
    }
    return result
  }

  /// How many bytes a piece has when it is unpacked.
  private var chunkSize: Int { chunkShape.reduce(dataset.type.size, *) }

  private func unpacked(_ chunk: HDF5Chunk) throws(FileError) -> [UInt8] {
    var content = Array(dataset.bytes[chunk.range])
    for (index, filter) in filters.enumerated().reversed()
    where chunk.filterMask >> UInt32(index) & 1 == 0 {
      switch filter {
      case .fletcher32:
        guard content.count >= 4 else { throw damage("is shorter than its checksum") }
        content.removeLast(4)
      case .deflate: content = try inflated(content)
      case .shuffle(let elementSize): content = Self.unshuffled(content, elementSize)
      }
    }
    guard content.count == chunkSize else {
      throw damage("has \(content.count) bytes; expected \(chunkSize)")
    }
    return content
  }

  private func inflated(_ content: [UInt8]) throws(FileError) -> [UInt8] {
    // A checksum may have been added before the compression.
    let limit = chunkSize + 4
    var result = [UInt8](repeating: 0, count: limit)
    var count = uLongf(limit)
    let status = uncompress(&result, &count, content, uLong(content.count))
    guard status == Z_OK else {
      throw damage(
        status == Z_BUF_ERROR
          ? "does not unpack to the \(chunkSize) bytes expected" : "is not zlib data")
    }
    result.removeLast(limit - Int(count))
    return result
  }

  private static func unshuffled(_ content: [UInt8], _ elementSize: Int) -> [UInt8] {
    guard elementSize > 1 else { return content }
    let count = content.count / elementSize
    var result = content
    for element in 0..<count {
      for byte in 0..<elementSize {
        result[element * elementSize + byte] = content[byte * count + element]
      }
    }
    return result
  }

  /// Copies the part of a piece that lies within the dataset, row by row.
  private func copy(_ content: [UInt8], at offset: [Int], into result: inout [UInt8]) {
    let size = dataset.type.size
    let rank = chunkShape.count
    let extent = (0..<rank).map { min(chunkShape[$0], dataset.shape[$0] - offset[$0]) }
    guard let rowLength = extent.last, extent.allSatisfy({ $0 > 0 }) else { return }
    var index = [Int](repeating: 0, count: rank)
    while true {
      var from = 0
      var to = 0
      for axis in 0..<rank {
        from = from * chunkShape[axis] + index[axis]
        to = to * dataset.shape[axis] + offset[axis] + index[axis]
      }
      result.replaceSubrange(
        to * size..<(to + rowLength) * size, with: content[from * size..<(from + rowLength) * size])
      var axis = rank - 2
      while axis >= 0 {
        index[axis] += 1
        if index[axis] < extent[axis] { break }
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }

  private func damage(_ problem: String) -> FileError {
    FileError(dataset.path, "dataset “\(dataset.name)”: a piece of it \(problem)")
  }
}
