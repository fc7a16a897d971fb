import Foundation
import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, an interrupted training cannot be gone on with, or ends in another network.
@Suite struct TrainingCheckpointFileTests {
  private let path = NSTemporaryDirectory() + "checkpoint-\(UUID().uuidString)"
  private let settings = ["--hidden": "5", "the data": "a1b2"]

  private func session(
    _ cell: CellKind, threads: Int, hidden: Int = 5, optimizer: OptimizerKind = .adam,
    resuming state: TrainingState? = nil
  ) -> TrainingSession {
    var generator = SeededGenerator(seed: 8)
    let tokens = (0..<300).map { _ in Int.random(in: 0..<9, using: &generator) }
    let training = TrainingData.stream(TrainingExample(nextTokens: Array(tokens[..<240])))
    let heldOut = TrainingData.stream(TrainingExample(nextTokens: Array(tokens[240...])))
    var options = TrainingOptions()
    options.batchSize = 5
    options.window = 6
    options.epochs = 3
    options.dropout = 0.25
    options.threads = threads
    options.optimizer = optimizer
    if let state {
      return TrainingSession(
        resuming: state, training: training, heldOut: heldOut, options: options)
    }
    return TrainingSession(
      Self.network(cell, hidden: hidden), training: training, heldOut: heldOut, options: options)
  }

  private static func network(_ cell: CellKind, hidden: Int) -> Network {
    var generator = SeededGenerator(seed: 1)
    var architecture = NetworkArchitecture(
      cell: cell, vocabularySize: 9, inputSize: 4, hiddenSizes: [hidden, 3])
    architecture.hasPeepholes = true
    return Network(random: architecture, using: &generator)
  }

  @Test(
    "Saved, loaded and gone on with it is the same training to the bit, dropout and carried state included",
    arguments: CellKind.allCases, [1, 2])
  func roundTrip(cell: CellKind, threads: Int) async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let kind: OptimizerKind = cell == .rnn ? .sgd : .adam
    var whole = session(cell, threads: threads, optimizer: kind)
    while whole.ending == nil { await whole.step() }
    for stop in [2, whole.progress.updates / 3, whole.progress.updates / 2] {
      var first = session(cell, threads: threads, optimizer: kind)
      for _ in 0..<stop { await first.step() }
      try TrainingCheckpointFile(state: first.state, settings: settings).write(to: path)
      let file = try TrainingCheckpointFile(
        contentsOf: path, for: Self.network(cell, hidden: 5), settings: settings)
      #expect(file.state == first.state)
      var second = session(cell, threads: 3 - threads, optimizer: kind, resuming: file.state)
      while second.ending == nil { await second.step() }
      #expect(second.state == whole.state, "stopped after \(stop)")
    }
  }

  @Test("Another training's checkpoint, another network's and other files are refused in one line")
  func refusals() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    func error(hidden: Int = 5, _ settings: [String: String]) -> String {
      do {
        _ = try TrainingCheckpointFile(
          contentsOf: path, for: Self.network(.lstm, hidden: hidden), settings: settings)
        return "no error"
      } catch { return "\(error)" }
    }
    #expect(error(settings).contains("cannot be opened"))
    var session = session(.lstm, threads: 1)
    await session.step()
    try TrainingCheckpointFile(state: session.state, settings: settings).write(to: path)
    var other = settings
    other["--hidden"] = "6"
    #expect(error(other).contains("of another training: expected --hidden 6, found 5"))
    #expect(error(hidden: 6, settings).contains("of another architecture: tensor"))
    let bytes = try FileBytes.read(path)
    try FileBytes.write(Array(bytes.dropLast(4)), to: path)
    #expect(error(settings).hasPrefix(path))
    try FileBytes.write(try SafeTensorsFile().encoded(), to: path)
    #expect(error(settings).contains("is no checkpoint of a training"))
  }
}
