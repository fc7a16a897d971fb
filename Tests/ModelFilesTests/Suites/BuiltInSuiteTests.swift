import Foundation
import Language
import ModelFiles
import Testing

/// If one of these fails, the program asks other questions than those in the examples.
@Suite struct BuiltInSuiteTests {
  private let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("examples")

  @Test("The built-in suite is the one in the examples")
  func same() throws {
    let file = try SuiteFile.load(examples.appendingPathComponent("agreement.tsv").path)
    #expect(try BuiltInSuite.load() == file)
    #expect(BuiltInSuite.name == "agreement.tsv")
    #expect(file.rows.count > 1000)
  }

  @Test("A file that is no suite says what was expected")
  func errors() {
    #expect {
      try SuiteFile.load(examples.appendingPathComponent("sentence.txt").path)
    } throws: { error in
      "\(error)".hasSuffix(
        "line 1: expected condition, prefix, right and wrong word with tabs between them, found 1 field"
      )
    }
  }
}
