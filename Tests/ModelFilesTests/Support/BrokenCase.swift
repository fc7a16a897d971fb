import Foundation
import Testing

@testable import ModelFiles

/// A model file that has to be refused, and what the error must name.
struct BrokenCase: Sendable, CustomTestStringConvertible {
  let name: String
  private let description: Description

  var testDescription: String { name }

  private struct Description: Decodable {
    let model: String
    let error: String
  }

  /// All cases whose names begin with a kind, “keras”.
  static func all(_ kind: String) -> [BrokenCase] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: FixtureFolder.path("broken"))
    return (names ?? []).sorted().filter { $0.hasPrefix(kind) }.compactMap { name in
      guard let bytes = try? FileBytes.read(FixtureFolder.path("broken/\(name)/case.json")),
        let description = try? JSONDecoder().decode(Description.self, from: Data(bytes))
      else { return nil }
      return BrokenCase(name: name, description: description)
    }
  }

  /// Expects one line that names what the case is about.
  func check(_ reader: FixtureCase.Reader) throws {
    let path = FixtureFolder.path("broken/\(name)/\(description.model)")
    let error = #expect(throws: FileError.self) { try reader(path, ImportOptions()) }
    let text = error?.problem ?? ""
    #expect(text.contains(description.error), "\(text)")
    #expect(!text.contains("\n"))
  }
}
