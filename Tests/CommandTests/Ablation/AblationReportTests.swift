import ArgumentParser
import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets
import Testing
import Visualizer

@testable import lstm_tui

/// If one of these fails, `ablate` reports what another unit does, or nothing at all.
@Suite struct AblationReportTests {
  private func report(_ arguments: [String]) throws -> (AblationReport, Trace, TraceRecorder) {
    let text = ["--text", "She is busy today ... I"]
    let command = try #require(
      try AblateCommand.parse(text + arguments) as AblateCommand?)
    let model = try command.model.load()
    let recorder = TraceRecorder(model.network)
    let baseline = recorder.trace(of: try command.text.words(for: model).tokens.map(\.id))
    return (try command.report(on: baseline, by: recorder, model: model), baseline, recorder)
  }

  @Test("Every unit stands in the order of its effect, which is that of a network read anew")
  func allUnits() throws {
    let (report, baseline, recorder) = try report(["--words", "am was"])
    #expect(report.rows.compactMap(\.unit).sorted() == Array(0..<24))
    #expect(report.rows.map(\.rank) == (1...24).map { $0 })
    let sizes = report.rows.map { abs($0.change) }
    #expect(sizes == sizes.sorted(by: >))
    let vocabulary = try ModelCatalog.load("english").vocabulary
    let pair = WordPair(first: vocabulary.id(of: "am")!, second: vocabulary.id(of: "was")!)
    for row in report.rows.prefix(3) {
      let trace = recorder.trace(with: [Interference(.silence, unit: row.unit)], over: baseline)
      #expect(abs(row.logOdds - trace.logOdds(of: pair, at: 6)) <= 1e-5)
      #expect(abs(row.logOdds - row.change - report.logOdds) <= 1e-4)
    }
    #expect(report.median != nil && report.quartiles?.count == 2)
  }

  @Test("One unit keeps its rank among all")
  func oneUnit() throws {
    let (all, _, _) = try report([])
    let wanted = all.rows[4]
    let (one, _, _) = try report(["--unit", "\(wanted.unit ?? -1)"])
    #expect(one.rows.count == 1 && one.rows[0].rank == 5 && one.rows[0].change == wanted.change)
  }

  @Test("All units together are one row")
  func together() throws {
    let (report, baseline, recorder) = try report(["--clamp", "f=0", "--together", "--from", "2"])
    #expect(report.rows.count == 1 && report.rows[0].unit == nil && report.median == nil)
    let trace = recorder.trace(
      with: [Interference(.clamp(.forget, 0), unit: nil, from: 2)], over: baseline)
    #expect(report.rows[0].probability == trace.predictions(at: 6, count: 1)[0].probability)
  }

  @Test(
    "A negative value is a value and no option",
    arguments: [["--set-cell", "-0.5"], ["--set-cell=-0.5"]])
  func negativeValue(arguments: [String]) throws {
    let (report, baseline, recorder) = try report(arguments + ["--together", "--from", "2"])
    let trace = recorder.trace(
      with: [Interference(.setCell(-0.5), unit: nil, from: 2)], over: baseline)
    #expect(report.rows[0].probability == trace.predictions(at: 6, count: 1)[0].probability)
  }

  @Test(
    "What makes no sense is refused",
    arguments: [
      ["--clamp", "f"], ["--clamp", "c=1"], ["--clamp", "f=2"], ["--clamp", "f=x"],
      ["--silence", "--hold-mean"], ["--together", "--unit", "1"], ["--unit", "24"],
      ["--at", "7"], ["--from", "0"], ["--layer", "2"],
      ["--from", "5", "--at", "4"], ["--words", "am"],
      ["--words", "am am"], ["--words", "am zebra"],
      ["--set-cell", "1e9"], ["--set-cell", "nan"], ["--set-cell"],
    ])
  func refusals(arguments: [String]) {
    #expect(throws: (any Error).self) { try report(arguments) }
  }

  @Test("The table names the words and ends with the spread")
  func table() throws {
    let (report, _, _) = try report(["--words", "am was", "--unit", "22"])
    #expect(report.lines[0].contains("log-odds of am : was after word 6"))
    #expect(report.lines.count == 4)
    // The sign says for which word, so it is there for both.
    #expect(
      report.lines[0].hasSuffix(": \(NumberText.signed(report.logOdds, decimals: 3)) without"))
    #expect(report.lines[2].contains(NumberText.signed(report.rows[0].change, decimals: 3)))
    #expect(report.lines[3].hasPrefix("|change| of all units: median "))
  }
}
