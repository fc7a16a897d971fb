/// Reads the tree of an HDF5 file.
///
/// Whatever is read is paid for from a budget of a few times the file's size, so that a
/// file whose parts lead to each other again and again ends in an error.
struct HDF5Parser {
  let bytes: [UInt8]
  let path: String

  /// How many bytes come before those of the format.
  let userBlockSize: Int

  /// How many bytes of structure may still be read.
  private var budget: Int

  /// How many bytes datasets in pieces may still unpack to.
  private var unpackingBudget: Int

  /// Where object headers have been read.
  private var visited: Set<Int> = []

  /// The parts of the file that are some dataset's values.
  private var dataRanges: [Range<Int>] = []

  /// The objects of the collections of the global heap that have been read.
  var heapCollections: [Int: [Int: Range<Int>]] = [:]

  /// How many groups may be within each other.
  private static let depthLimit = 32

  init(bytes: [UInt8], path: String, userBlockSize: Int) {
    self.bytes = bytes
    self.path = path
    self.userBlockSize = userBlockSize
    // Honest files need less than once their size. Both products are far from overflowing.
    budget = 4 * bytes.count + 1 << 16
    unpackingBudget = 32 * bytes.count + 1 << 16
  }

  // MARK: - Reading bounded parts

  /// A cursor over a part of the file; its bytes are paid for.
  mutating func cursor(
    at address: Int, count: Int, _ what: String
  ) throws(FileError) -> HDF5Cursor {
    guard address >= 0, count >= 0, address <= bytes.count, count <= bytes.count - address else {
      throw FileError(
        path,
        "is damaged or cut off: the HDF5 \(what) at byte \(address) is \(count) bytes long, but the "
          + "file has \(bytes.count)")
    }
    try spend(count)
    return HDF5Cursor(bytes, address..<address + count, what, path: path)
  }

  /// Pays for bytes.
  mutating func spend(_ count: Int) throws(FileError) {
    budget -= count
    guard budget >= 0 else {
      throw FileError(path, "is damaged: its HDF5 structures overlap or lead in circles")
    }
  }

  /// Pays for bytes that come out of pieces of a dataset.
  mutating func spendUnpacking(_ count: Int, _ name: String) throws(FileError) {
    // Sizes are below 2⁶³, so that this cannot overflow.
    unpackingBudget = count > unpackingBudget ? -1 : unpackingBudget - count
    guard unpackingBudget >= 0 else {
      throw FileError(
        path, "dataset “\(name)” unpacks to more than a file of \(bytes.count) bytes can hold")
    }
  }

  /// Notes which part of the file a dataset's values are.
  mutating func claim(_ range: Range<Int>) {
    if !range.isEmpty { dataRanges.append(range) }
  }

  func unsupported(_ what: String) -> FileError {
    FileError(path, "this HDF5 feature is not supported: \(what)")
  }

  // MARK: - The tree

  /// Reads the whole tree.
  mutating func root() throws(FileError) -> HDF5Group {
    let address = try rootAddress()
    guard case .group(let root) = try object(at: address, name: "", depth: 0) else {
      throw FileError(path, "is damaged: its HDF5 root at byte \(address) is no group")
    }
    var end = 0
    for range in dataRanges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard range.lowerBound >= end else {
        throw FileError(path, "is damaged: its datasets overlap at byte \(range.lowerBound)")
      }
      end = range.upperBound
    }
    return root
  }

  /// Reads a group or a dataset with all that is in it; `nil` for other things that have a name.
  mutating func object(
    at address: Int, name: String, depth: Int
  ) throws(FileError) -> HDF5Object? {
    guard depth <= Self.depthLimit else {
      throw FileError(path, "has more than \(Self.depthLimit) HDF5 groups within each other")
    }
    guard visited.insert(address).inserted else {
      throw FileError(
        path, "“\(name)” is an object that has another name too; HDF5 hard links are not supported")
    }
    let messages = try messages(at: address)
    let attributes = try attributes(messages, of: name)
    if let dataset = try dataset(messages, name: name, attributes: attributes) {
      return .dataset(dataset)
    }
    guard messages.contains(where: { $0.kind.isOfGroup }) else { return nil }
    var children: [String: HDF5Object] = [:]
    for link in try links(messages, of: name) {
      let childName = name.isEmpty ? link.name : "\(name)/\(link.name)"
      // A long name of a group is in the names of all that is in it.
      try spend(childName.utf8.count)
      guard children[link.name] == nil else {
        throw FileError(path, "is damaged: it has “\(childName)” twice")
      }
      children[link.name] = try object(at: link.address, name: childName, depth: depth + 1)
    }
    return .group(HDF5Group(name: name, children: children, attributes: attributes))
  }
}
