/// Why a file could not be read or written: what, where, expected and found.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file, as the user named it.
  public var path: String

  /// What is wrong, in one line.
  public var problem: String

  /// Creates an error about a file.
  public init(_ path: String, _ problem: String) {
    self.path = path
    self.problem = Self.shortened(problem)
  }

  /// How long a line may be, in characters; longer ones lose their middle.
  ///
  /// Names in a file may have any length.
  private static let lengthLimit = 480

  private static func shortened(_ text: String) -> String {
    guard text.utf8.count > lengthLimit, text.count > lengthLimit else { return text }
    return "\(text.prefix(lengthLimit * 2 / 3))…\(text.suffix(lengthLimit / 3))"
  }

  /// One line: the file and the problem.
  public var description: String { "\(path): \(problem)".withVisibleControls }
}
