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

  /// The group that everything is in.
  let root: HDF5Group

  /// Reads a file's tree.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  /// - Throws: If the file is damaged or uses a part of the format that is not read.
  init(bytes: [UInt8], path: String) throws(FileError) {
    var parser = HDF5Parser(bytes: bytes, path: path)
    root = try parser.root()
  }
}
