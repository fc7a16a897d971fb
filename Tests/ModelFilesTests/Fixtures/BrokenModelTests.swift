import Foundation
import Testing

@testable import ModelFiles

/// If one of these fails, a broken or hostile file is not explained, or does harm.
@Suite struct BrokenModelTests {
  /// What `case.json` says of a file that is not to be opened.
  struct Broken: Decodable, Sendable, CustomTestStringConvertible {
    var name: String?
    let model: String?
    /// A piece of the message.
    let error: String?
    let mustNotExist: String?

    enum CodingKeys: String, CodingKey {
      case name
      case model
      case error
      case mustNotExist = "must_not_exist"
    }

    var testDescription: String { name ?? "" }
  }

  /// The cases of PyTorch, safetensors and NumPy files.
  static let all: [Broken] = {
    let folder = FixtureFolder.path("broken")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      let file = "\(folder)/\(name)/case.json"
      guard let bytes = try? FileBytes.read(file),
        var description = try? JSONDecoder().decode(Broken.self, from: Data(bytes))
      else { return nil }
      description.name = name
      let kinds = [".pt", ".safetensors", ".npz", ".msgpack", ".zip"]
      return kinds.contains { description.model?.hasSuffix($0) == true } ? description : nil
    }
  }()

  @Test("The message names what is wrong, in one line, and nothing was run", arguments: all)
  func message(broken: Broken) throws {
    let file = try #require(broken.model)
    let bytes = try FileBytes.read(FixtureFolder.path("broken/\(broken.testDescription)/\(file)"))
    do throws(FileError) {
      _ = try ModelImporter.model(bytes: bytes, path: file)
      #expect(broken.error == nil, "\(broken.testDescription) is opened")
    } catch {
      let line = error.description
      #expect(line.hasPrefix("\(file): ") && !line.contains("\n"))
      #expect(line.contains(try #require(broken.error)), "\(line)")
    }
    if let path = broken.mustNotExist { #expect(!FileManager.default.fileExists(atPath: path)) }
  }

  @Test("There are cases")
  func cases() { #expect(Self.all.count > 60) }
}
