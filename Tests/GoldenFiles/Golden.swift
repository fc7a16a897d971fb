import Foundation
import Testing

/// Compares texts with recorded ones.
///
/// With `LSTM_TUI_RECORD=1` in the environment the texts are recorded instead;
/// look at every recorded file that changed before committing it.
public enum Golden {
  /// Checks a text against the file `name` in the folder `Goldens` beside the test.
  ///
  /// - Parameters:
  ///   - text: The text that was made now.
  ///   - name: The file's name.
  ///   - testFile: The test's own path.
  ///   - location: Where a difference is reported.
  /// - Throws: If a text cannot be recorded.
  public static func check(
    _ text: String, _ name: String, testFile: String = #filePath,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
      .appendingPathComponent("Goldens")
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["LSTM_TUI_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record("\(name) is not recorded yet; see CONTRIBUTING.md", sourceLocation: location)
      return
    }
    guard recorded != text else { return }
    let before = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let now = text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = zip(before, now).enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      \(name) differs\(row.map { " from line \($0.offset + 1)" } ?? " in length"):
      recorded: \(row.map { String($0.element.0) } ?? "\(before.count) lines")
      now:      \(row.map { String($0.element.1) } ?? "\(now.count) lines")
      """, sourceLocation: location)
  }
}
