import RecurrentNets
import Synchronization
import Visualizer

/// The desk between a training and the screen on which it is watched.
///
/// The training puts there what it has to tell whenever the screen has taken what lay there before,
/// so that it never waits for a slow terminal. The screen leaves what it wants: how many updates may be
/// made, and what the network should read.
final class TrainingDesk: Sendable {
  /// What the training has to tell.
  struct News: Sendable {
    var record: LearningRecord
    /// The network, if it is another than was told before.
    var frame: LearningFrame?
  }

  private struct Papers {
    var record: LearningRecord
    var frame: LearningFrame?
    /// Whether the screen has not seen all of it.
    var isNew = false
    /// How many examinations are still being held.
    var examinations = 0
    /// How many updates may be made; `nil` for any number.
    var limit: Int?
    /// What is on the screen, as some network read it.
    var reading: Reading
    /// The training, if it waits for leave to go on.
    var waiting: (update: Int, goOn: CheckedContinuation<Void, Never>)?
    var isClosed = false
    var isInterrupted = false

    func allows(after update: Int) -> Bool { isClosed || limit.map { update < $0 } ?? true }

    /// Takes a new record's account of the training.
    mutating func enter(_ record: LearningRecord) {
      let answers = self.record.answers
      self.record = record
      // Examinations are held beside the training, which knows nothing of them.
      if answers.source != .heldOut { self.record.answers = answers }
    }

    /// The training, if it waits and may go on.
    mutating func released() -> CheckedContinuation<Void, Never>? {
      guard let waiting, allows(after: waiting.update) else { return nil }
      self.waiting = nil
      return waiting.goOn
    }
  }

  private let papers: Mutex<Papers>

  /// A desk with nothing new on it.
  ///
  /// - Parameters:
  ///   - record: What the screen knows of the training.
  ///   - reading: What is on the screen.
  init(_ record: LearningRecord, reading: Reading) {
    papers = Mutex(Papers(record: record, reading: reading))
  }

  // MARK: - The training's side

  /// Whether the screen has taken what was told last.
  var isEmpty: Bool { papers.withLock { !$0.isNew } }

  /// Tells how far the training is, with its network as it is now.
  func tell(_ record: LearningRecord, of network: Network) {
    let reading = papers.withLock { $0.reading }
    let frame = LearningFrame(network, update: record.progress.update, reading: reading)
    papers.withLock { papers in
      papers.enter(record)
      papers.frame = frame
      papers.isNew = true
    }
  }

  /// Takes down how far the training came, of which the screen may have heard less.
  func enter(_ record: LearningRecord) { papers.withLock { $0.enter(record) } }

  /// Tells how it ended, with the network that is kept.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - ending: How it ended.
  func end(with network: Network, by ending: LearningEnding) {
    var record = papers.withLock { $0.record }
    record.ending = ending
    tell(record, of: network)
  }

  /// Whether an update may be made after so many.
  func allows(after update: Int) -> Bool { papers.withLock { $0.allows(after: update) } }

  /// Waits until an update may be made after so many.
  func leave(after update: Int) async {
    await withCheckedContinuation { goOn in
      let isAllowed = papers.withLock { papers in
        guard !papers.allows(after: update) else { return true }
        papers.waiting = (update, goOn)
        return false
      }
      if isAllowed { goOn.resume() }
    }
  }

  // MARK: - From outside

  /// Somebody asks the program to end.
  func interrupt() { papers.withLock { $0.isInterrupted = true } }

  /// Whether somebody asked the program to end.
  var isInterrupted: Bool { papers.withLock { $0.isInterrupted } }

  // MARK: - The examiner's side

  /// Takes down that an examination begins.
  func beginExamination() { papers.withLock { $0.examinations += 1 } }

  /// Takes down its result, if anything could be asked.
  func endExamination(_ entry: AnswerHistory.Entry?) {
    papers.withLock { papers in
      papers.examinations -= 1
      guard let entry else { return }
      papers.record.answers.add(entry)
      papers.isNew = true
    }
  }

  // MARK: - The screen's side

  /// Takes what there is to tell, if there is anything new.
  func take() -> News? {
    papers.withLock { papers in
      guard papers.isNew else { return nil }
      papers.isNew = false
      defer { papers.frame = nil }
      return News(record: papers.record, frame: papers.frame)
    }
  }

  /// Whether something may be told without anybody asking.
  var isLive: Bool {
    papers.withLock { papers in
      papers.isNew || papers.examinations > 0
        || papers.record.ending == nil && papers.waiting == nil
    }
  }

  /// Leaves what the screen wants.
  ///
  /// - Parameters:
  ///   - limit: How many updates may be made; `nil` for any number.
  ///   - reading: What is on the screen.
  func want(limit: Int?, reading: Reading) {
    let goOn = papers.withLock { papers in
      papers.limit = limit
      papers.reading = reading
      return papers.released()
    }
    goOn?.resume()
  }

  /// Nobody watches any more, and nothing holds the training up.
  func close() {
    let goOn = papers.withLock { papers in
      papers.isClosed = true
      return papers.released()
    }
    goOn?.resume()
  }
}
