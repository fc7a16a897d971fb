import Foundation
import Testing

/// If one of these fails, a model that reads numbers cannot be used from the command line.
@Suite struct SeriesTests {
  private static let fixture: String = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    return tests.appendingPathComponent("Fixtures/keras/regression-h5").path
  }()
  private static let model = ["--model", fixture + "/model.h5"]
  private static let input = ["--input", fixture + "/input.npy"]

  @Test("A frame of numbers is printed, with time indices, outputs and no words")
  func frame() throws {
    let result = try Program.run(Self.model + Self.input + ["--size", "80x24", "--at", "2"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("t=2") && result.output.contains("step 3 of "))
    #expect(result.output.contains("output") && !result.output.contains("next word"))
  }

  @Test("predict prints the output after the last step, as trace writes it")
  func predict() throws {
    let predicted = try Program.run(["predict"] + Self.model + Self.input)
    let fields = predicted.output.split(separator: "\n").map { $0.split(separator: "\t") }
    let values = fields.compactMap { $0.last.flatMap { Float($0) } }
    #expect(predicted.status == 0 && !values.isEmpty && fields.allSatisfy { $0.count == 2 })
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let traced = try Program.run(
      ["trace"] + Self.model + Self.input + ["--output", file.path])
    #expect(traced.status == 0, "\(traced.errors)")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    #expect((object["tokens"] as? [String])?.first == "t=0")
    let output = try #require(object["output"])
    let last = (output as? [[Double]])?.last ?? (output as? [Double])
    #expect(try #require(last).map { Float($0) } == values)
  }

  @Test("A long series is read whole, or it is said that it is not")
  func long() throws {
    let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("examples")
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    // Zeros, and far behind what is read elsewhere ten steps of something else.
    let lines = Array(repeating: "0", count: 20_001) + Array(repeating: "0.9", count: 10)
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    let model = ["--model", examples.appendingPathComponent("sine.pt").path]
    let given = model + ["--input", file.path]
    let whole = try Program.run(["predict"] + given)
    #expect(whole.status == 0 && whole.errors.isEmpty, "\(whole.errors)")
    let events = try Program.run(["events"] + given)
    #expect(events.status == 0 && events.errors.isEmpty, "\(events.errors)")
    #expect(events.output.contains("\tt=2000"))
    let note = "\(file.lastPathComponent): only its first 20,000 of 20,011 steps are read\n"
    let ranked = try Program.run(["rank", "--top", "1"] + given)
    #expect(ranked.status == 0 && ranked.errors == note)
    let beyond = try Program.run(["gradients", "--at", "20005"] + given)
    #expect(beyond.status == 64)
    #expect(beyond.errors.hasSuffix("found 20005; only the first 20,000 are read\n"))
    // The last steps are those that decide.
    try Data(lines.prefix(20_001).joined(separator: "\n").utf8).write(to: file)
    #expect(try Program.run(["predict"] + given).output != whole.output)
  }

  @Test("Orders and events are of the same numbers")
  func tables() throws {
    for command in [["rank", "--top", "2"], ["events"]] {
      let result = try Program.run(command + Self.model + Self.input)
      #expect(result.status == 0, "\(command): \(result.errors)")
    }
    // Dense layers stand between its cells and its outputs.
    let share = try Program.run(["rank", "--by", "share"] + Self.model + Self.input)
    #expect(share.status == 64 && share.errors.contains("leaves no unit an exact share"))
    for command in [["rank", "--by", "effect"], ["ablate"]] {
      let result = try Program.run(command + Self.model + Self.input)
      #expect(result.status == 0 && result.output.contains("y0"), "\(command): \(result.errors)")
    }
  }

  @Test("Numbers for words, words for numbers and columns that do not fit are named")
  func mistakes() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("a,b,c,d,e,f,g\n1,2,3,4,5,6,7\n".utf8).write(to: file)
    let cases: [([String], String, Int32)] = [
      (Self.model, "; name a file of them with --input", 1),
      (Self.model + ["--text", "she"], "; name a file of them with --input", 1),
      (Self.input, "english: reads words, not numbers", 1),
      (
        Self.model + ["--input", file.path], "has 7 columns (a, b, c, d, e, f, g), but model.h5", 1
      ),
      (Self.model + Self.input + ["--text", "she"], "both --text and --input", 64),
      (Self.input + ["x.txt"], "both a file (x.txt) and --input", 64),
      (Self.model + Self.input + ["--at", "99999"], "--at: expected a step from 0 to", 64),
      (Self.model + Self.input + ["--compare-text", "she"], "compare them with --compare FILE", 1),
      (Self.model + ["--input", "/no/such.csv"], "/no/such.csv: cannot be opened", 1),
    ]
    for (arguments, expected, status) in cases {
      let result = try Program.run(arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(expected), "\(arguments): \(result.errors)")
      #expect(result.output.isEmpty)
    }
  }
}
