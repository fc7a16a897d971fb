/// How many elements a dataset or an attribute has, and in which shape.
struct HDF5Dataspace: Sendable, Equatable {
  /// The sides, the slowest first; `[]` for a single value, `[0]` for none.
  let shape: [Int]

  /// The product of the sides.
  let count: Int

  /// The largest rank the library itself writes.
  private static let maximumRank = 32

  /// Reads a dataspace message.
  init(_ cursor: inout HDF5Cursor) throws(FileError) {
    let version = try cursor.byte()
    let rank = Int(try cursor.byte())
    _ = try cursor.byte()
    var isNull = false
    switch version {
    case 1: try cursor.skip(5)
    case 2: isNull = try cursor.byte() == 2
    default: throw cursor.damage("has version \(version); expected 1 or 2")
    }
    guard rank <= Self.maximumRank else { throw cursor.damage("has \(rank) dimensions") }
    var shape: [Int] = []
    for _ in 0..<rank { shape.append(try cursor.length()) }
    guard let count = Tensor.count(of: shape) else {
      throw cursor.damage("has the impossible shape \(shape)")
    }
    self.shape = isNull ? [0] : shape
    self.count = isNull ? 0 : count
  }
}
