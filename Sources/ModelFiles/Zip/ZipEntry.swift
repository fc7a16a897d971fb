/// A file inside a ZIP archive, as the archive's directory describes it.
struct ZipEntry: Sendable, Equatable {
  /// How an entry's bytes are kept.
  enum Method: Sendable, Equatable {
    /// As they are.
    case stored
    /// Compressed by deflate (RFC 1951).
    case deflated
    /// Another method, by its number in the format's specification.
    case other(Int)
  }

  /// The path inside the archive, with slashes.
  let name: String

  /// How the bytes are kept.
  let method: Method

  /// Whether the bytes are encrypted.
  let isEncrypted: Bool

  /// The CRC-32 of the content, as the directory gives it.
  let checksum: UInt32

  /// The number of bytes of the content.
  let size: Int

  /// Where the entry's bytes, as they are kept, lie in the archive.
  let range: Range<Int>
}
