import Foundation
import Testing

/// Finding a unit, in a real terminal.
///
/// If one of these fails, the order of the units or the figure of one is not there with the
/// binary alone, or cannot be stopped.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
struct FindUnitTests {
  @Test("o orders the units, 7 leads to the figure, and another condition is chosen by name")
  func figure() throws {
    let session = try Program.open(columns: 120, rows: 40)
    try session.wait(for: "word 1 of 13")
    try session.press("o", "o")
    try session.wait(for: "units by retention")
    try session.press("O", "e", "Enter")
    try session.wait(for: "units by effect at “She”")
    try session.press("7")
    try session.wait(for: "AUC of C")
    try session.press("s")
    try session.type("attractor-ate")
    try session.press("Enter")
    try session.wait(for: "“was” 133 texts")
    try session.press("Left", "Left")
    try session.wait(for: "2 words before the last, n 133 and 67")
    try session.press("s")
    try session.type("nothing")
    try session.press("Enter")
    try session.wait(for: "there is no condition “nothing”")
  }

  @Test("A large file is counted beside the screen, and Esc stops it")
  func cancel() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString.prefix(8)).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    let line = Data("she is busy today in the old house ... i am tired now .\n".utf8)
    var text = Data(capacity: line.count * 400_000)
    for _ in 0..<400_000 { text.append(line) }
    try text.write(to: file)
    let session = try Program.open(columns: 120, rows: 40)
    try session.wait(for: "word 1 of 13")
    try session.press("9")
    try session.wait(for: "over the 13 words of the text")
    try session.press("s")
    try session.type(file.path)
    try session.press("Enter")
    try session.wait(for: "% done; Esc stops it")
    // The keys work while it counts.
    try session.press("Right")
    try session.wait(for: "word 2 of 13")
    try session.press("Escape")
    try session.wait(for: "nothing was changed")
    try session.wait(for: "over the 13 words of the text")
  }

  @Test("rank prints a table and JSON")
  func rank() throws {
    let table = try Program.run(["rank", "--by", "retention", "--top", "3"])
    #expect(table.status == 0 && table.output.split(separator: "\n").count == 5)
    let json = try Program.run(["rank", "--by", "contrast", "--condition", "simple", "--json"])
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((object?["units"] as? [Any])?.count == 24)
    let mistake = try Program.run(["rank", "--by", "contrast", "--condition", "nope"])
    #expect(mistake.status == 1)
    #expect(mistake.errors.contains("agreement.tsv: there is no condition “nope”"))
  }
}
