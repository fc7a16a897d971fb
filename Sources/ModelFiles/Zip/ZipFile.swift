/// A ZIP archive that is read: its directory, and the entries' bytes.
///
/// The layout is that of APPNOTE.TXT 6.3 (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT),
/// with the 64-bit extensions. Archives are taken to be hostile: entries may neither
/// overlap nor share a name, and what is compressed may not expand without bound
/// (``expansionLimit``). ``ZipArchive`` writes archives.
struct ZipFile: Sendable {
  /// How many times the archive's own size all its compressed entries together may expand to.
  ///
  /// Weights hardly compress. Deflate itself could reach 1,032.
  static let expansionLimit = 64

  /// What compressed entries may expand to however small the archive is, in bytes.
  ///
  /// A small array of zeros compresses to next to nothing.
  static let expansionAllowance = 1 << 20

  /// The entries, in the order of the archive's directory.
  let entries: [ZipEntry]

  /// The whole archive.
  private let bytes: [UInt8]

  /// What errors call the archive.
  private let path: String

  /// The index of each entry by its name.
  private let indices: [String: Int]

  /// Whether a file, of which the first 4 bytes are enough, begins as ZIP archives do.
  static func begins(_ bytes: some Collection<UInt8>) -> Bool {
    let start = Array(bytes.prefix(4))
    return start == [0x50, 0x4B, 3, 4] || start == [0x50, 0x4B, 5, 6]
  }

  /// Reads an archive's directory.
  ///
  /// - Parameters:
  ///   - bytes: The whole archive.
  ///   - path: What errors call the archive.
  /// - Throws: If there is no directory, if an entry lies outside of the archive,
  ///   overlaps another or has its name, or if the entries would expand to more
  ///   than ``expansionLimit`` allows.
  init(bytes: [UInt8], path: String) throws(FileError) {
    self.bytes = bytes
    self.path = path
    entries = try ZipDirectory(bytes: bytes, path: path).entries()
    var indices: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      guard indices.updateValue(index, forKey: entry.name) == nil else {
        throw FileError(path, "holds two entries called “\(entry.name)”")
      }
    }
    self.indices = indices
    try checkExpansion()
  }

  /// The entry of a name.
  func entry(_ name: String) -> ZipEntry? { indices[name].map { entries[$0] } }

  /// An entry's content: a slice of the archive where it is stored as it is.
  ///
  /// The checksum of what was compressed is verified; PyTorch may be told to
  /// write none, and stores.
  ///
  /// - Throws: If the entry is encrypted, compressed in an unknown way, or damaged.
  func content(of entry: ZipEntry) throws(FileError) -> ArraySlice<UInt8> {
    guard !entry.isEncrypted else {
      throw FileError(path, "its entry “\(entry.name)” is encrypted")
    }
    switch entry.method {
    case .stored:
      return bytes[entry.range]
    case .deflated:
      guard let content = Inflater.inflated(bytes[entry.range], size: entry.size),
        Inflater.checksum(of: content) == entry.checksum
      else {
        throw FileError(
          path,
          "its entry “\(entry.name)” is damaged: expected \(entry.size) bytes of checksum "
            + "\(String(entry.checksum, radix: 16)) when expanded")
      }
      return content[...]
    case .other(let number):
      throw FileError(
        path,
        "its entry “\(entry.name)” is compressed by method \(number); "
          + "only stored and deflated entries are read")
    }
  }

  private func checkExpansion() throws(FileError) {
    let (product, overflow) = bytes.count.multipliedReportingOverflow(by: Self.expansionLimit)
    let limit = min(1 << 31, overflow ? Int.max : max(product, Self.expansionAllowance))
    var total = 0
    for entry in entries where entry.method == .deflated {
      guard entry.size <= limit - total else {
        throw FileError(
          path,
          "its compressed entries would expand to more than \(limit) bytes "
            + "(\(Self.expansionLimit) times the file), at “\(entry.name)”")
      }
      total += entry.size
    }
  }
}
