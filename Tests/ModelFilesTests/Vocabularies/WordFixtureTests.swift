import Foundation
import Language
import Testing

@testable import ModelFiles

/// If one of these fails, a vocabulary that a library wrote gives other ids than the library does.
@Suite struct WordFixtureTests {
  private struct Description: Decodable {
    let file: String
    let tokenizer: String?
    let text: String
    let ids: [Int]
    let size: Int
  }

  static let cases =
    ((try? FileManager.default.contentsOfDirectory(atPath: FixtureFolder.path("words"))) ?? [])
    .sorted()

  @Test("All cases are there")
  func count() {
    #expect(Self.cases.count >= 28)
  }

  @Test("The ids of a text are the library's own", arguments: cases)
  func ids(name: String) throws {
    let bytes = try FileBytes.read(FixtureFolder.path("words/\(name)/case.json"))
    let expected = try JSONDecoder().decode(Description.self, from: Data(bytes))
    let vocabulary = try VocabularyFile.load(FixtureFolder.path("words/\(name)/\(expected.file)"))
    let kind = expected.tokenizer.flatMap { TokenizerKind(name: $0) } ?? vocabulary.tokenizer
    let tokenizer = Tokenizer(vocabulary: Vocabulary(vocabulary), kind: kind)
    #expect(try tokenizer.tokens(in: expected.text).map(\.id) == expected.ids)
    // The size counts every row of the embedding that the library would make.
    #expect(vocabulary.words.count == expected.size)
  }
}
