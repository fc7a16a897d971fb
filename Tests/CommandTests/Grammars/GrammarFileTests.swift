import Foundation
import Language
import ModelFiles
import Testing

@testable import lstm_tui

/// If one of these fails, a grammar works only from the folder it lies in, or an error names no file.
@Suite struct GrammarFileTests {
  private func inFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    try body(folder.path + "/")
  }

  @Test("Included files are looked for beside the file that includes them")
  func included() throws {
    try inFolder(["a.grammar": "include \"b.grammar\"\nS -> T", "b.grammar": "T -> x"]) { folder in
      let grammar = try GrammarFile.load(folder + "a.grammar")
      #expect(grammar.words == ["x"])
    }
  }

  @Test("An included file that is missing is an error of the line that names it")
  func missing() throws {
    try inFolder(["a.grammar": "S -> x\ninclude \"b.grammar\""]) { folder in
      let error = #expect(throws: GrammarError.self) {
        try GrammarFile.load(folder + "a.grammar")
      }
      let text = try #require(error?.description)
      #expect(text.hasPrefix("\(folder)a.grammar:2: cannot include “b.grammar”: "), "\(text)")
      #expect(text.contains("No such file"), "\(text)")
    }
  }

  @Test("A grammar that is missing, or a folder, is an error of that file")
  func noFile() throws {
    #expect(throws: FileError.self) { try GrammarFile.load("/no/such.grammar") }
    #expect(throws: FileError.self) { try GrammarFile.load("/") }
  }
}
