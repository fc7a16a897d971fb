import ModelFiles
import RecurrentNets
import Testing
import Visualizer

@testable import lstm_tui

/// If one of these fails, a training that is watched is another one than the same without a screen.
@Suite struct WatchedTrainingTests {
  private let sequences = (0..<60).map { [1 + $0 % 3, 1 + ($0 + 1) % 3, 1 + ($0 + 2) % 3] }

  private func session() -> TrainingSession {
    var options = TrainingOptions()
    options.batchSize = 10
    options.epochs = 3
    options.threads = 1
    let examples = sequences.map { TrainingExample(nextTokens: $0) }
    return TrainingSession(
      watchedModel().network, training: .examples(examples),
      heldOut: .examples(Array(examples.prefix(9))), options: options)
  }

  /// Trains beside a screen that asks no questions.
  private func train(
    _ record: LearningRecord, at desk: TrainingDesk
  ) -> Task<TrainingOutcome, Never> {
    let session = session()
    return Task {
      await TrainingLoop(
        session: session,
        observer: WatchedTraining(record, desk: desk, examiner: nil) { $0 }, writer: nil
      ).run()
    }
  }

  @Test("Watched, paused and stepped or not: the same network to the bit")
  func same() async throws {
    var alone = session()
    while alone.ending == nil { await alone.step() }
    let expected = await alone.finish().network

    let model = watchedModel()
    let record = watchedRecord(of: model)
    let reading = try watchedReading(of: model)
    let desk = TrainingDesk(record, reading: reading)
    desk.want(limit: 4, reading: reading)
    let work = train(record, at: desk)
    for limit in [4, 5, 6] {
      desk.want(limit: limit, reading: reading)
      // Where it stands still it tells what it has.
      var told = desk.take()
      while told?.record.progress.update != limit {
        await Task.yield()
        told = desk.take() ?? told
      }
      let news = try #require(told)
      #expect(news.frame?.update == limit)
      #expect(news.record.album.moments.map(\.update) == Array(0...limit))
      #expect(news.record.curve.end == limit)
    }
    desk.want(limit: nil, reading: reading)
    #expect(await work.value.network == expected)
  }

  @Test("What is told in the end knows of the last update, although the screen saw only the first")
  func ending() async throws {
    let model = watchedModel()
    let reading = try watchedReading(of: model)
    let record = watchedRecord(of: model)
    let desk = TrainingDesk(record, reading: reading)
    let outcome = await train(record, at: desk).value
    #expect(try #require(desk.take()).frame?.update == 1)
    desk.end(with: outcome.network, by: LearningEnding("done"))
    let news = try #require(desk.take())
    #expect(news.record.progress.updates == outcome.updates)
    #expect(news.record.progress.update == outcome.updates)
    #expect(news.record.curve.end == outcome.updates)
  }

  @Test("Ended from outside while it is paused, it ends")
  func cancelled() async throws {
    let model = watchedModel()
    let reading = try watchedReading(of: model)
    let record = watchedRecord(of: model)
    let desk = TrainingDesk(record, reading: reading)
    desk.want(limit: 2, reading: reading)
    let work = train(record, at: desk)
    while desk.isLive {
      _ = desk.take()
      await Task.yield()
    }
    work.cancel()
    desk.close()
    let outcome = await work.value
    #expect(outcome.wasInterrupted && outcome.updates == 2)
  }
}
