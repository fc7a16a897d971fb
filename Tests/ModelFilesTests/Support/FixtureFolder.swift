import Foundation

/// Where the files are that other libraries wrote.
enum FixtureFolder {
  /// The path of `Tests/Fixtures`.
  static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/") + "/Fixtures"
  }()

  /// The path of something within.
  static func path(_ relative: String) -> String { "\(root)/\(relative)" }

  /// What is in a folder within, sorted; nothing if it is no folder.
  static func names(_ relative: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(relative))) ?? []).sorted()
  }
}
