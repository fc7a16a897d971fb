import Language
import ModelFiles
import RecurrentNets
import Testing
import Visualizer

@testable import lstm_tui

/// If one of these fails, the share of right answers beside a training is not that of its network.
@Suite struct ExaminerTests {
  private func rows(_ condition: String, _ count: Int) -> [AgreementSuite.Row] {
    (0..<count).map { index in
      AgreementSuite.Row(
        condition: condition, prefix: ["a", "a b", "c"][index % 3], right: "b", wrong: "c")
    }
  }

  @Test("Of each condition the first questions are asked")
  func sample() {
    let suite = AgreementSuite(rows: rows("x", 50) + rows("y", 3) + rows("x", 2))
    let sample = Examiner.sample(suite, for: watchedModel())
    #expect(sample.rows.count == 23 && sample.conditions == ["x", "y"])
  }

  @Test("What cannot be asked is not counted, and without any question there is no share")
  func unknown() async throws {
    let model = watchedModel()
    let strange = AgreementSuite.Row(condition: "x", prefix: "a", right: "zebra", wrong: "c")
    let suite = AgreementSuite(rows: rows("x", 2) + Array(repeating: strange, count: 30))
    #expect(Examiner.sample(suite, for: model).rows.count == 2)
    let desk = TrainingDesk(
      watchedRecord(of: model, suite: 0), reading: try watchedReading(of: model))
    Examiner(AgreementSuite(rows: [strange]), asking: model, desk: desk)
      .ask(model.network, after: 1, isLast: true)
    desk.beginExamination()
    desk.endExamination(AnswerHistory.Entry(update: 3, share: 1))
    var news = desk.take()
    while news?.record.answers.entries.isEmpty ?? true {
      await Task.yield()
      news = desk.take() ?? news
    }
    #expect(news?.record.answers.entries.map(\.update) == [3])
  }

  @Test("Every network that is asked at the end gets the marks that evaluate gives it")
  func marks() async throws {
    let model = watchedModel()
    let suite = AgreementSuite(rows: rows("x", 3) + rows("y", 2))
    let desk = TrainingDesk(
      watchedRecord(of: model, suite: 5), reading: try watchedReading(of: model))
    let examiner = Examiner(suite, asking: model, desk: desk)
    var other = model
    var generator = SeededGenerator(seed: 9)
    other.network = Network(
      random: NetworkShape(cell: .lstm, vocabularySize: 4, embeddingSize: 3, hiddenSizes: [5]),
      using: &generator)
    examiner.ask(model.network, after: 1, isLast: true)
    examiner.ask(other.network, after: 2, isLast: true)
    var news = desk.take()
    while news?.record.answers.entries.count != 2 {
      await Task.yield()
      news = desk.take() ?? news
    }
    for (entry, asked) in zip(try #require(news).record.answers.entries, [model, other]) {
      let result = SuiteResult(of: NetworkLanguageModel(asked), on: suite)
      let right = result.conditions.reduce(0) { $0 + $1.right }
      #expect(entry.share == Double(right) / 5)
      #expect(entry.weakest?.share == result.conditions.compactMap(\.accuracy).min())
    }
  }
}
