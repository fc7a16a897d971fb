import Dispatch
import Language
import ModelFiles
import RecurrentNets
import Synchronization
import Visualizer

/// Asks a network that is being trained the questions of a suite, beside its training.
final class Examiner: Sendable {
  /// So many questions of each condition are asked; all would hold the training up.
  private static let rowsOfCondition = 20

  /// The least time between two examinations.
  private static let pause = Duration.milliseconds(400)

  /// The questions.
  let suite: AgreementSuite

  private let model: TokenModel
  private let desk: TrainingDesk
  private let queue = DispatchQueue(label: "lstm-tui examiner", qos: .utility)
  private let state = Mutex((isBusy: false, last: ContinuousClock.Instant?.none))

  /// An examiner with the first questions of each condition of a suite.
  ///
  /// - Parameters:
  ///   - suite: The suite.
  ///   - model: The words of the network.
  ///   - desk: Where the results are taken down.
  init(_ suite: AgreementSuite, asking model: TokenModel, desk: TrainingDesk) {
    self.suite = Self.sample(suite, for: model)
    self.model = model
    self.desk = desk
  }

  /// The first questions of each condition whose answers a model knows.
  static func sample(_ suite: AgreementSuite, for model: TokenModel) -> AgreementSuite {
    let model = NetworkLanguageModel(model)
    var counts: [String: Int] = [:]
    return AgreementSuite(
      rows: suite.rows.filter { row in
        guard model.question(row) != nil else { return false }
        counts[row.condition, default: 0] += 1
        return counts[row.condition, default: 0] <= rowsOfCondition
      })
  }

  /// Asks a network, unless another is being asked or was a moment ago.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - update: How many updates it has behind it.
  ///   - isLast: Whether it is asked in any case.
  func ask(_ network: Network, after update: Int, isLast: Bool = false) {
    let isFree = state.withLock { state in
      if !isLast {
        guard !state.isBusy, state.last.map({ .now - $0 >= Self.pause }) ?? true else {
          return false
        }
      }
      state.isBusy = true
      return true
    }
    guard isFree else { return }
    desk.beginExamination()
    queue.async { [self] in
      var model = model
      model.network = network
      let result = SuiteResult(of: NetworkLanguageModel(model), on: suite)
      desk.endExamination(
        suite.rows.isEmpty ? nil : AnswerHistory.Entry(result, after: update))
      state.withLock { $0 = (false, .now) }
    }
  }
}

extension AnswerHistory.Entry {
  /// What a suite's result says in short.
  init(_ result: SuiteResult, after update: Int) {
    let asked = result.conditions.filter { $0.rows > 0 }
    let rows = asked.reduce(0) { $0 + $1.rows }
    let right = asked.reduce(0) { $0 + $1.right }
    let weakest = asked.min { ($0.accuracy ?? 1) < ($1.accuracy ?? 1) }
    self.init(
      update: update, share: rows == 0 ? 0 : Double(right) / Double(rows),
      weakest: asked.count < 2
        ? nil
        : weakest.map {
          AnswerHistory.Weakest(condition: $0.condition, share: $0.accuracy ?? 0)
        })
  }
}
