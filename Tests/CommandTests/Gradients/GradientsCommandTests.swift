import ArgumentParser
import Foundation
import ModelFiles
import RecurrentNets
import Testing

@testable import lstm_tui

/// If one of these fails, `lstm-tui gradients` says something else than the network's slopes.
@Suite struct GradientsCommandTests {
  private static let sentence = "She is busy today in the old house ... I am tired now"

  private func command(_ arguments: [String]) throws -> GradientsCommand {
    try #require(try LSTMTUI.parseAsRoot(["gradients"] + arguments) as? GradientsCommand)
  }

  private func report(_ arguments: [String], of model: String = "english") throws -> GradientReport
  {
    try command(["--text", Self.sentence] + arguments).report(of: try ModelCatalog.load(model))
  }

  @Test("Rows agree with the network read anew with a word's state moved")
  func rows() throws {
    let model = try ModelCatalog.load("english")
    let report = try report(["--words", "am was", "--at", "10", "--unit", "22"])
    #expect(report.rows.count == 10 && report.rows.map(\.word).first == "She")
    #expect(report.rows.last?.relativeCell == 1 && report.rows.last?.directPath == 1)
    let trace = TraceRecorder(model.network).trace(
      of: try model.textTokenizer.tokens(in: Self.sentence).map(\.id))
    let recorder = GradientRecorder(model.network)
    let words = report.watched.compactMap { model.labels.id(matching: $0) }
    let slopes = (0..<24).map { unit in
      recorder.finiteDifference(
        of: .difference(words[0], words[1]), at: 10, in: trace,
        moving: Nudge(.quantity(.cell), layer: 0, at: 1, unit: unit))
    }
    let norm = slopes.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(abs((report.rows[0].cell ?? 0) - norm) <= 1e-4 * norm)
  }

  @Test(
    "The derivation of a step stands beside its finite differences",
    arguments: ["english", "english-rnn"])
  func derivation(model: String) throws {
    let report = try report(["--at", "10", "--unit", "3", "--derive", "6"], of: model)
    let equations = try #require(report.equations)
    #expect(equations.map(\.symbol).first == "δh")
    for equation in equations {
      #expect(
        abs(equation.value - equation.finiteDifference)
          <= 1e-4 * abs(equation.finiteDifference) + 1e-9, "\(equation.symbol)")
    }
    #expect(report.lines.contains { $0.hasPrefix("one step back at word 6") })
  }

  @Test("The sweep shows what an LSTM keeps and a plain RNN loses, as a table and as CSV")
  func sweep() throws {
    let models = try ["english", "english-rnn"].map { try ModelCatalog.load($0) }
    let command = try command(["--sweep", "--most", "30", "--every", "15", "--trained", "15"])
    let report = try command.sweep.report(of: models, layer: command.layer)
    let (lstm, rnn) = (report.models[0].points, report.models[1].points)
    #expect(lstm.map(\.distance) == [0, 15, 30] && lstm.allSatisfy { $0.rows == 8 })
    #expect((lstm[2].relativeCell ?? 0) > 0.1 && rnn[2].relativeHidden < 1e-4)
    #expect(report.csv.count == 7 && report.csv[1].hasPrefix("english,LSTM,1,0,8,"))
    #expect(report.lines.contains { $0.hasPrefix("30 *") })
    #expect(!report.lines.contains { $0.hasPrefix("15 *") })
    // In the picture the LSTM stands in the row of 1, the RNN ever lower.
    let top = try #require(report.lines.first { $0.hasPrefix("     1 │") })
    #expect(top.filter { $0 == "L" }.count == 3 && !top.contains("R"))
  }

  @Test(
    "Without --trained the range is what the models' files say, less the words that always stand there"
  )
  func trainedRange() throws {
    var models = try ["english", "english-rnn"].map { try ModelCatalog.load($0) }
    models[0].trainedDistances = TrainedDistances(
      .agreement, of: Array(repeating: 12, count: 200) + [30])
    models[1].trainedDistances = TrainedDistances(.agreement, of: Array(repeating: 22, count: 200))
    let command = try command(["--sweep", "--most", "20", "--every", "10"])
    let report = try command.sweep.report(of: models, layer: command.layer)
    // “busy” and “and” stand there too; of two models the one that saw less counts.
    #expect(report.trained == 10 && report.trainedLongest == 28)
    #expect(report.lines.contains { $0.hasPrefix("20 *") })
    #expect(!report.lines.contains { $0.hasPrefix("10 *") })
    #expect(report.lines.contains { $0.contains("up to 10; the longest had 28") })
  }

  @Test("What cannot be done is told in one line")
  func problems() throws {
    func message(_ arguments: [String]) -> String {
      do {
        let command = try command(arguments)
        if command.sweep.isAskedFor {
          _ = try command.sweep.report(of: [ModelCatalog.load("english")], layer: command.layer)
        } else {
          _ = try command.report(of: try ModelCatalog.load("english"))
        }
        return ""
      } catch {
        return LSTMTUI.message(for: error)
      }
    }
    let text = ["--text", "she is"]
    #expect(message(text + ["--at", "3"]).contains("from 1 to 2; found 3"))
    #expect(message(text + ["--derive", "1"]).contains("expected --unit"))
    #expect(message(text + ["--unit", "24"]).contains("from 0 to 23; found 24"))
    #expect(message(text + ["--at", "1", "--unit", "2", "--derive", "2"]).contains("from 1 to 1"))
    #expect(message(text + ["--most", "3"]).contains("--most belongs to --sweep"))
    #expect(message(text + ["--sweep"]).contains("templates of its own"))
    #expect(message(["--sweep", "--filler", "xyzzy"]).contains("does not know “xyzzy”"))
    #expect(message(["--sweep", "--every", "0"]).contains("at least 1"))
  }
}
