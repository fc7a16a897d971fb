import Foundation
import Testing

/// What each kind of foreign model is opened with, and what its screen must say.
private struct ForeignModel: CustomTestStringConvertible, Sendable {
  var fixture: String
  var arguments: [String]
  /// What the first view must show of it, and what the one above shows after `[` or `]`.
  var first: [String]
  var key: String?
  var then: [String] = []

  var testDescription: String { fixture }
}

private let foreignModels = [
  ForeignModel(
    fixture: "torch/lstm-2-layers/model.pt",
    arguments: ["--tokenizer", "ids", "--text", "3 1 4 1 5 9 2 6"],
    first: ["layer 2 of 2", "cell state C", "forget", "#3", "class"], key: "[",
    then: ["layer 1 of 2"]),
  ForeignModel(
    fixture: "torch/lstm-bidirectional-2-layers/model.pt",
    arguments: ["--tokenizer", "ids", "--text", "3 1 4 1 5 9 2 6"],
    first: ["layer 2 of 2", "forward", "cell state C"], key: "]", then: ["backward"]),
  ForeignModel(
    fixture: "torch/gru/model.pt",
    arguments: ["--tokenizer", "ids", "--text", "3 1 4 1 5 9 2 6"],
    first: ["GRU", "hidden state h", "update", "reset", "h = (1−z)·n + z·h₋₁"], key: nil),
  ForeignModel(
    fixture: "torch/rnn-relu/model.pt",
    arguments: [
      "--nonlinearity", "relu", "--tokenizer", "ids", "--text", "3 1 4 1 5 9 2 6",
    ],
    first: ["RNN", "hidden state h"], key: nil),
  ForeignModel(
    fixture: "keras/regression-h5/model.h5", arguments: ["--input", "input.npy"],
    first: ["output", "step 1 of", "cell state C"], key: nil),
]

/// If one of these fails, somebody's own model cannot be stepped through in a terminal.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
struct ForeignViewerTests {
  private static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")

  @Test(
    "Stacked, bidirectional, GRU, RNN and numeric models are stepped through, view after view",
    arguments: foreignModels, [(80, 24), (120, 40)])
  private func viewer(model: ForeignModel, size: (Int, Int)) throws {
    let file = Self.fixtures.appendingPathComponent(model.fixture)
    let arguments = model.arguments.map {
      $0 == "input.npy" ? file.deletingLastPathComponent().appendingPathComponent($0).path : $0
    }
    let session = try TmuxSession(
      [Program.path, "--model", file.path] + arguments, columns: size.0, rows: size.1)
    for part in model.first { try session.wait(for: part) }
    for _ in 1...3 { try session.press("Right") }
    try session.wait(until: "the fourth step") {
      $0.contains("word 4 of") || $0.contains("step 4 of")
    }
    if let key = model.key {
      try session.press(key)
      for part in model.then { try session.wait(for: part) }
    }
    for view in 2...9 { try session.press("\(view)") }
    try session.press("Escape", "1", "End")
    try session.wait(until: "the last step") {
      $0.range(of: #"(word|step) ([0-9]+) of \2\b"#, options: .regularExpression) != nil
    }
    try session.press("q")
    #expect(try session.waitForEnding() == .exited(0))
  }
}
