/// Why a file could not be read or written: what, where, expected and found.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file, as the user named it.
  public var path: String

  /// What is wrong, in one line.
  public var problem: String

  /// Creates an error about a file.
  public init(_ path: String, _ problem: String) {
    self.path = path
    self.problem = problem
  }

  /// One line: the file and the problem.
  public var description: String { "\(path): \(problem)".withVisibleControls }
}
