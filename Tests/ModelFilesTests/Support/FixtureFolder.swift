/// Where the files are that other libraries wrote.
enum FixtureFolder {
  /// The path of `Tests/Fixtures`.
  static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/") + "/Fixtures"
  }()

  /// The path of something within.
  static func path(_ relative: String) -> String { "\(root)/\(relative)" }
}
