/// Why a file could not be read or written: what, where, expected and found.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file, as the user named it.
  public var path: String

  /// What is wrong, in one line.
  public var problem: String

  /// Creates an error about a file.
  public init(_ path: String, _ problem: String) {
    self.path = path
    self.problem = Self.shortened(Self.withShortQuotes(problem))
  }

  /// How long a line may be, in characters; longer ones lose their middle.
  ///
  /// Names in a file may have any length.
  private static let lengthLimit = 480

  /// How long a name between quotes may be.
  private static let quoteLimit = 60

  /// A text without its middle; a cluster may be cut, as one may be as long as a file.
  private static func shortened(_ text: String, to limit: Int = lengthLimit) -> String {
    let scalars = text.unicodeScalars
    guard text.utf8.count > limit, scalars.count > limit else { return text }
    return String(Substring(scalars.prefix(limit * 2 / 3))) + "…"
      + String(Substring(scalars.suffix(limit / 3 - 1)))
  }

  /// A text in which what stands between “ and ” is shortened.
  private static func withShortQuotes(_ text: String) -> String {
    guard text.utf8.count > quoteLimit else { return text }
    let parts = text.split(separator: "“", omittingEmptySubsequences: false)
    let rest = parts.dropFirst().map { part in
      guard let end = part.firstIndex(of: "”") else { return "“" + part }
      return "“" + shortened(String(part[..<end]), to: quoteLimit) + part[end...]
    }
    return (parts.first ?? "") + rest.joined()
  }

  /// One line: the file and the problem.
  public var description: String {
    "\(path.isEmpty ? "“”" : path): \(problem)".withVisibleControls
  }
}
