import Foundation
import ModelFiles
import Testing

@testable import lstm_tui

/// If one of these fails, an evening's training is lost because a disk was full at its end.
@Suite struct ModelRefugeTests {
  /// A folder that is removed in the end.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }
    var names: [String] {
      get throws { try FileManager.default.contentsOfDirectory(atPath: path) }
    }
  }

  @Test("What can be written where it should be is nowhere else")
  func written() throws {
    let (folder, refuge) = (try Folder(), try Folder())
    let model = try ModelCatalog.load("counter")
    try ModelRefuge(folders: [refuge.path]).write(model, to: folder.path + "/m.safetensors")
    #expect(try folder.names == ["m.safetensors"] && refuge.names.isEmpty)
  }

  @Test("Else it is in the first folder that takes it, and the error says in which")
  func elsewhere() throws {
    let refuge = try Folder()
    let model = try ModelCatalog.load("counter")
    let error = #expect(throws: FileError.self) {
      try ModelRefuge(folders: ["/nowhere", refuge.path]).write(model, to: "/gone/m.safetensors")
    }
    let name = try #require(try refuge.names.first)
    let path = refuge.path + "/" + name
    #expect(name.hasPrefix("lstm-tui-") && name.hasSuffix("-m.safetensors"))
    #expect(error?.path == "/gone/m.safetensors")
    #expect(error?.problem.hasSuffix("; the model is in \(path)") == true)
    #expect(try ModelCatalog.load(path).network == model.network)
  }

  @Test("Where nothing takes it the error is that of its own file")
  func nowhere() throws {
    let error = #expect(throws: FileError.self) {
      try ModelRefuge(folders: ["/nowhere"])
        .write(try ModelCatalog.load("counter"), to: "/gone/m.safetensors")
    }
    #expect(error?.problem.hasPrefix("cannot be written") == true)
    #expect(error?.problem.contains("the model is in") == false)
  }
}
