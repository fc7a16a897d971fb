import Language
import ModelFiles
import RecurrentNets
import Testing
import Visualizer

@testable import lstm_tui

/// A small model that is being trained, and a viewer on it.
func watchedModel() -> TokenModel {
  var generator = SeededGenerator(seed: 1)
  let words = ["<unk>", "a", "b", "c"]
  return TokenModel(
    name: "tiny",
    network: Network(
      random: NetworkShape(
        cell: .lstm, vocabularySize: words.count, embeddingSize: 3, hiddenSizes: [5]),
      using: &generator), vocabulary: Vocabulary(words: words))
}

/// What is told of a training before its first update.
func watchedRecord(of model: TokenModel, suite: Int? = nil) -> LearningRecord {
  var record = LearningRecord(
    task: .nextToken, from: TrainingProgress(epochs: 1, updates: 100), of: model.network)
  if let suite { record.answers = AnswerHistory(of: .suite(name: "s.tsv", rows: suite)) }
  return record
}

/// What stands on the screen.
func watchedReading(of model: TokenModel) throws -> Reading {
  let tokens = try model.textTokenizer.tokens(in: "a b c")
  return Reading(tokens, by: TraceRecorder(model.network))
}

/// If one of these fails, a paused training goes on, or one that should go on stands still.
@Suite struct TrainingDeskTests {
  private func desk(suite: Int? = nil) throws -> (TrainingDesk, TokenModel) {
    let model = watchedModel()
    return (
      TrainingDesk(watchedRecord(of: model, suite: suite), reading: try watchedReading(of: model)),
      model
    )
  }

  @Test("News is taken once")
  func news() throws {
    let (desk, model) = try desk()
    #expect(desk.take() == nil && desk.isEmpty)
    desk.tell(watchedRecord(of: model), of: model.network)
    #expect(!desk.isEmpty)
    #expect(try #require(desk.take()).frame?.network == model.network)
    #expect(desk.take() == nil && desk.isEmpty)
  }

  @Test("A training waits at the limit and goes on when there is another")
  func limit() async throws {
    let (desk, model) = try desk()
    let reading = try watchedReading(of: model)
    desk.want(limit: 5, reading: reading)
    await desk.leave(after: 4)
    #expect(desk.isLive)
    let waiting = Task {
      await desk.leave(after: 5)
      return true
    }
    while desk.isLive { await Task.yield() }
    // Asked again for the same it still waits.
    desk.want(limit: 5, reading: reading)
    #expect(!desk.isLive)
    desk.want(limit: 6, reading: reading)
    #expect(await waiting.value && desk.isLive)
  }

  @Test("Whoever closes the screen lets the training go")
  func close() async throws {
    let (desk, model) = try desk()
    desk.want(limit: 0, reading: try watchedReading(of: model))
    let waiting = Task {
      await desk.leave(after: 0)
      return true
    }
    while desk.isLive { await Task.yield() }
    desk.close()
    #expect(await waiting.value)
    desk.want(limit: 0, reading: try watchedReading(of: model))
    #expect(desk.allows(after: 3))
  }

  @Test("Examinations reach the screen, even of a training that stands still")
  func examinations() throws {
    let (desk, model) = try desk(suite: 4)
    desk.tell(watchedRecord(of: model), of: model.network)
    _ = desk.take()
    desk.beginExamination()
    #expect(desk.isLive)
    desk.endExamination(AnswerHistory.Entry(update: 7, share: 0.25))
    let news = try #require(desk.take())
    #expect(news.frame == nil && news.record.answers.entries.map(\.share) == [0.25])
    desk.tell(watchedRecord(of: model), of: model.network)
    #expect(desk.take()?.record.answers.entries.map(\.share) == [0.25])
  }

  @Test("When it is over nothing more is expected")
  func over() throws {
    let (desk, model) = try desk()
    desk.end(with: model.network, by: LearningEnding("done"))
    #expect(desk.isLive && desk.take()?.record.ending?.sentence == "done")
    #expect(!desk.isLive)
  }
}
