import Foundation
import Testing

/// If one of these fails, somebody's own model does not open, or a broken one does harm.
@Suite struct ForeignModelTests {
  /// What a fixture's `case.json` says.
  private struct Description: Decodable {
    struct Input: Decodable {
      let tokens: [Int]?
      let array: String?
    }
    let model: String?
    let arguments: [String]?
    let input: Input?
    let error: String?
    let either: String?
    /// A file that the pickle would make if it were executed.
    let mustNotExist: String?
  }

  private static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")

  private static func cases(_ kind: String) throws -> [(URL, Description)] {
    let folder = fixtures.appendingPathComponent(kind)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap {
      let folder = folder.appendingPathComponent($0)
      let file = folder.appendingPathComponent("case.json")
      guard let data = try? Data(contentsOf: file) else { return nil }
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return (folder, try decoder.decode(Description.self, from: data))
    }
  }

  @Test(
    "Every kind of file opens in the viewer",
    arguments: ["torch", "keras", "onnx", "flax", "safetensors", "numpy"])
  func opens(kind: String) throws {
    let cases = try Self.cases(kind)
    #expect(cases.count >= 4)
    for (folder, description) in cases {
      let model = folder.appendingPathComponent(try #require(description.model)).path
      var arguments = ["--model", model, "--tokenizer", "ids", "--print", "--size", "100x30"]
      arguments += description.arguments ?? []
      if let tokens = description.input?.tokens {
        arguments += ["--text", tokens.map(String.init).joined(separator: " ")]
      } else if let array = description.input?.array {
        arguments += ["--input", folder.appendingPathComponent(array).path]
      }
      let result = try Program.run(arguments)
      #expect(
        result.status == 0 && result.output.contains("lstm-tui"),
        "\(kind)/\(folder.lastPathComponent): \(result.errors)")
    }
  }

  @Test("What cannot be opened is refused in one line, and nothing in it is executed")
  func broken() throws {
    let cases = try Self.cases("broken")
    #expect(cases.count > 100)
    for (folder, description) in cases {
      guard let model = description.model else { continue }
      let path = folder.appendingPathComponent(model).path
      let result = try Program.run(["info", path] + (description.arguments ?? []))
      let name = folder.lastPathComponent
      if let error = description.error {
        #expect(result.status == 1 && result.errors.contains(error), "\(name): \(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1, "\(name): \(result.errors)")
      } else if description.either != nil {
        #expect([0, 1].contains(result.status), "\(name): \(result.errors)")
      } else {
        #expect(result.status == 0, "\(name): \(result.errors)")
      }
      if let file = description.mustNotExist {
        #expect(!FileManager.default.fileExists(atPath: file), "\(name) was executed")
      }
    }
  }
}
