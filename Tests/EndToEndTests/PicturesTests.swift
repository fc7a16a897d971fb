import Foundation
import Testing

private let root = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A picture of `Scripts/draw-pictures`: its name, its text and its options.
struct Picture: Sendable, CustomTestStringConvertible {
  var name: String
  var arguments: [String]
  var testDescription: String { name }
}

/// The lines `draw NAME OPTIONS…` and `draw_text NAME FILE OPTIONS…` of the script.
private func readmePictures() throws -> [Picture] {
  let script = try String(
    contentsOf: root.appendingPathComponent("Scripts/draw-pictures"), encoding: .utf8)
  return script.split(separator: "\n").compactMap { line in
    let words = words(of: line)
    guard words.count > 1 else { return nil }
    switch words[0] {
    case "draw":
      return Picture(name: words[1], arguments: ["examples/sentence.txt"] + words.dropFirst(2))
    case "draw_text": return Picture(name: words[1], arguments: Array(words.dropFirst(2)))
    default: return nil
    }
  }
  // Inside the script's own functions the name is a variable.
  .filter { !$0.name.contains("$") }
}

/// The words of a shell line with single quotes.
private func words(of line: Substring) -> [String] {
  line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap {
    $0.offset % 2 == 1
      ? [String($0.element)] : $0.element.split(separator: " ").map(String.init)
  }
}

/// If one of these fails, the README shows another program than the one people get.
@Suite struct PicturesTests {
  @Test("The README's pictures are what the program draws", arguments: try readmePictures())
  func pictures(picture: Picture) throws {
    for background in ["dark", "light"] {
      let drawn = FileManager.default.temporaryDirectory
        .appendingPathComponent("\(UUID().uuidString).svg")
      defer { try? FileManager.default.removeItem(at: drawn) }
      let result = try Program.run(
        picture.arguments.map {
          $0.hasPrefix("examples/") ? root.appendingPathComponent($0).path : $0
        } + ["--size", "120x40", "--background", background, "--svg", drawn.path])
      #expect(result.status == 0, "\(result.errors)")
      let words = try String(contentsOf: drawn, encoding: .utf8).replacing(/<[^>]*>/, with: "")
      #expect(!words.contains(/not\s+computed/), "\(picture.name) is a picture of nothing")
      let committed =
        root
        .appendingPathComponent("docs/images/\(picture.name)-\(background).svg")
      #expect(
        try Data(contentsOf: drawn) == Data(contentsOf: committed),
        "\(picture.name)-\(background).svg is stale: run Scripts/draw-pictures and look at it")
    }
  }

  @Test("Every view has its picture in the README")
  func everyView() throws {
    let readme = try String(
      contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let names = try readmePictures().map(\.name)
    #expect(names.count >= 9)
    for name in names {
      #expect(readme.contains("docs/images/\(name)-dark.svg"))
      #expect(readme.contains("docs/images/\(name)-light.svg"))
    }
  }
}
