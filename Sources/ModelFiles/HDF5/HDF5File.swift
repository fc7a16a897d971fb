/// An HDF5 file, read-only, as far as model files use the format.
///
/// Read are superblocks 0 to 3, object headers 1 and 2, groups as symbol tables or as links in their
/// header, contiguous, compact and chunked datasets of numbers (deflate, shuffle, Fletcher checksum) and
/// attributes of numbers and strings. The whole tree is read at once, each part of the file
/// at most once, so that neither circles nor overlaps make it larger than the file; datasets are decoded when
/// they are asked for. The format is described in the
/// [HDF5 File Format Specification](https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html).
struct HDF5File: Sendable {
  /// The bytes every HDF5 file begins with.
  static let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

  /// How many bytes of somebody else's may come before them: none, or 512 times a power of 2.
  private static let userBlockSizes = [0, 512, 1024, 2048, 4096]

  /// The group that everything is in.
  let root: HDF5Group

  /// Reads a file's tree.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  /// - Throws: If the file is damaged or uses a part of the format that is not read.
  init(bytes: [UInt8], path: String) throws(FileError) {
    let start = Self.userBlockSizes.first {
      $0 < bytes.count && bytes[$0...].starts(with: Self.signature)
    }
    guard let start else {
      throw FileError(path, "is no HDF5 file: it does not begin with “\\x89HDF”")
    }
    // Addresses count from where the format begins.
    let content = start == 0 ? bytes : Array(bytes[start...])
    var parser = HDF5Parser(bytes: content, path: path, userBlockSize: start)
    root = try parser.root()
  }
}
