import Foundation
import Testing

/// Asking what a unit does, in a real terminal.
///
/// If one of these fails, a user watches other words or disturbs another unit than the keys say.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
struct QuestionTests {
  @Test("w watches two words, and a word the model does not know is refused")
  func watch() throws {
    let session = try Program.open(columns: 120, rows: 40)
    try session.wait(for: "word 1 of 13")
    try session.press("5", "w")
    try session.type("am zebra")
    try session.press("Enter")
    try session.wait(for: "“zebra” is not in the vocabulary")
    for _ in 0..<5 { try session.press("BSpace") }
    try session.type("was")
    try session.press("Enter")
    try session.wait(for: "ln p(am) / p(was)")
    try session.press("End")
    try session.wait(for: "who speaks for which")
  }

  @Test("x silences a unit: before and after, a badge, the same on other units; X clears")
  func interfere() throws {
    let session = try Program.open(columns: 120, rows: 40)
    try session.wait(for: "word 1 of 13")
    try session.press(":")
    try session.type("10")
    try session.press("Enter")
    try session.wait(for: "word 10 of 13")
    try session.press("x")
    try session.wait(for: "interfere with unit 22")
    try session.press("s")
    try session.wait(for: "1 interference")
    try session.wait(for: "before→now")
    try session.press("6")
    try session.wait(for: "unit 22 silenced from “I” on")
    try session.wait(for: "1st of 24")
    try session.press("X")
    try session.wait(until: "nothing in force") { !$0.contains("in force") }
    try session.wait(for: "each unit alone silenced from the start")
  }

  @Test("A value that is no number is refused, and Esc leaves everything as it was")
  func value() throws {
    let session = try Program.open()
    try session.wait(for: "word 1 of 13")
    try session.press("x", "f")
    try session.wait(for: "hold forget f of unit 22")
    try session.type("much")
    try session.press("Enter")
    try session.wait(for: "expected a number from 0 to 1")
    try session.press("Escape")
    try session.wait(until: "the caption again") { $0.contains("next:") }
  }

  @Test("ablate prints every unit with its rank, and JSON for programs")
  func ablate() throws {
    let text = ["ablate", "--text", "She is busy today ... I", "--words", "am was"]
    let table = try Program.run(text)
    #expect(table.status == 0 && table.errors.isEmpty)
    let lines = table.output.split(separator: "\n")
    #expect(lines.count == 1 + 1 + 24 + 1)
    #expect(lines[2].split(separator: " ").prefix(2) == ["22", "1"])
    let json = try Program.run(text + ["--json", "--unit", "22"])
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((object?["rows"] as? [[String: Any]])?.first?["rank"] as? Int == 1)
    let wrong = try Program.run(["ablate", "--text", "She", "--clamp", "f=7"])
    #expect(wrong.status == 64 && wrong.errors.contains("expected a value from 0 to 1 for f"))
    let unknown = try Program.run(["ablate", "--text", "She", "--words", "am zebra"])
    #expect(unknown.status == 1 && unknown.errors.contains("“zebra” is not in the vocabulary"))
  }
}
