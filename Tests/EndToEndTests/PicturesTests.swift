import Foundation
import Testing

/// If this fails, the README shows another program than the one people get.
@Suite struct PicturesTests {
  /// The options of `Scripts/draw-pictures`.
  static let pictures: [(name: String, options: [String])] = [
    ("memory", ["--at", "10"]),
    ("heatmaps", ["--at", "10", "--view", "heatmaps"]),
    ("changed", ["--at", "10", "--play", "g e T h e y Enter G"]),
  ]

  @Test("The README's pictures are what the program draws", arguments: 0..<3, ["dark", "light"])
  func pictures(index: Int, background: String) throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let (name, options) = Self.pictures[index]
    let drawn = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).svg")
    defer { try? FileManager.default.removeItem(at: drawn) }
    let result = try Program.run(
      [root.appendingPathComponent("examples/sentence.txt").path, "--size", "120x40"]
        + ["--background", background, "--svg", drawn.path] + options)
    #expect(result.status == 0)
    let committed = root.appendingPathComponent("docs/images/\(name)-\(background).svg")
    #expect(
      try Data(contentsOf: drawn) == Data(contentsOf: committed),
      "\(name)-\(background).svg is stale: run Scripts/draw-pictures and look at it")
  }
}
