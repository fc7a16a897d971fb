/// The arrays of an `.npz` file: a ZIP archive of `.npy` files.
public struct NumPyArchive: Sendable {
  /// The names of the arrays, in the file's order.
  public let names: [String]

  private let archive: ZipFile
  private let path: String

  /// Reads an archive's directory.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  /// - Throws: If the bytes are no ZIP archive, or it breaks a rule.
  public init(bytes: [UInt8], path: String) throws(FileError) {
    archive = try ZipFile(bytes: bytes, path: path)
    self.path = path
    names = archive.entries.map(\.name).filter { $0.hasSuffix(Self.suffix) }
      .map { String($0.dropLast(Self.suffix.count)) }
  }

  private static let suffix = ".npy"

  /// Reads an array.
  ///
  /// - Parameter name: One of ``names``.
  /// - Returns: The array.
  /// - Throws: If there is no array of that name, or it is not of numbers or texts.
  public func array(_ name: String) throws(FileError) -> NumPyArray {
    guard let entry = archive.entry(name + Self.suffix) else {
      let found = names.prefix(6).joined(separator: ", ")
      throw FileError(
        path, "has no array “\(name)”; found \(found.isEmpty ? "no arrays at all" : found)")
    }
    return try NumPyArray(bytes: try archive.content(of: entry), path: path, name: name)
  }
}
