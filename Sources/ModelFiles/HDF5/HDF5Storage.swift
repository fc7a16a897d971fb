/// Where a dataset's bytes are.
enum HDF5Storage: Sendable, Equatable {
  /// In one piece.
  case range(Range<Int>)
  /// In pieces of equal shape.
  case chunks([HDF5Chunk], shape: [Int], filters: [HDF5Filter])
  /// In a way that is not read, in words.
  case unsupported(String)
}

/// One piece of a dataset.
struct HDF5Chunk: Sendable, Equatable {
  /// Where its stored bytes are.
  let range: Range<Int>

  /// The index of its first element along each dimension.
  let offset: [Int]

  /// A set bit says that the filter of that number was left out.
  let filterMask: UInt32
}

/// What was done to a piece's bytes before they were stored.
enum HDF5Filter: Sendable, Equatable {
  /// zlib compression.
  case deflate
  /// All first bytes of the elements, then all second bytes, and so on.
  case shuffle(elementSize: Int)
  /// Four bytes of checksum at the end.
  case fletcher32
}
