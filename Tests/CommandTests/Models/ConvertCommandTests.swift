import ArgumentParser
import Foundation
import ModelFiles
import Testing

@testable import lstm_tui

/// If one of these fails, a model is written in another format than the one its name says.
@Suite struct ConvertCommandTests {
  /// Converts a built-in model and gives the file's bytes.
  private func converted(_ model: String, to ending: String) throws -> [UInt8] {
    let path = "/tmp/lstm-tui-convert-\(UInt64.random(in: 0...UInt64.max)).\(ending)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try ConvertCommand.parse([model, path]).run()
    return try FileBytes.read(path)
  }

  @Test("The ending of the file to write chooses its format")
  func endings() throws {
    let tensors = try converted("english", to: "safetensors")
    #expect(try ModelFormat(of: tensors, path: "a") == .safetensors)
    let graph = try converted("english", to: "onnx")
    #expect(try ModelFormat(of: graph, path: "a") == .onnx)
  }

  @Test(
    "Any other ending is refused in one line that names both", arguments: ["m", "m.pt", "onnx"])
  func refused(name: String) {
    do {
      _ = try ConvertCommand.parse(["english", name])
      Issue.record("“\(name)” was accepted")
    } catch {
      let message = ConvertCommand.message(for: error)
      #expect(
        message.contains(".safetensors") && message.contains(".onnx")
          && message.contains("“\(name)”"), "\(message)")
      #expect(ConvertCommand.exitCode(for: error) == .validationFailure)
    }
  }
}
