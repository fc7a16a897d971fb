import CellGrid
import Language
import ModelFiles
import RecurrentNets
import TerminalBackend
import Visualizer

/// A training on the screen: it runs beside the viewer, which shows how its network reads a text.
struct WatchedScreen {
  /// What is trained.
  let training: TrainedModel

  /// What its network reads on the screen: a text, or the file of one or of numbers.
  let text: String

  /// What it is asked, if anything.
  let suite: WatchedSuite?

  /// How it is drawn.
  let display: DisplayOptions

  /// What draws the screen in the end, without a terminal; `nil` to watch it on one.
  let picture: FramePrinter?

  /// The model's file, if it is kept.
  let output: String?

  /// Longer texts are cut: the network reads all of it again and again.
  private static let longest = 500

  private static let titleLength = 30

  /// Shows a training until the user leaves or, if that is earlier, ends it there.
  ///
  /// - Parameters:
  ///   - session: The training.
  ///   - writer: What keeps its state, if anything does.
  /// - Returns: What came of it.
  /// - Throws: If the text cannot be read, or there is no screen.
  func run(_ session: TrainingSession, writer: CheckpointWriter?) throws -> TrainingResult {
    let model = model(of: session)
    var state = try state(reading: model)
    let record = record(of: session, as: model)
    state.watch(record)
    let desk = TrainingDesk(record, reading: state.reading)
    // Before the terminal's own handlers, which would end the program at once.
    let interruption = Interruption { desk.interrupt() }
    defer { interruption.end() }
    let terminal =
      picture == nil
      ? try CursesTerminal(options: display.terminalOptions(mouse: true)) : nil
    if let size = terminal?.size ?? picture?.size { state.update(.resize(size)) }

    let examiner = suite.map { Examiner($0.suite, asking: model, desk: desk) }
    let (training, output) = (training, output)
    let loop = TrainingLoop(
      session: session,
      observer: WatchedTraining(record, desk: desk, examiner: examiner) {
        training.material.finished($0)
      }, writer: writer)
    let work = Task {
      let outcome = await loop.run()
      let result = training.result(of: outcome, in: output)
      let network = training.material.finished(result.network)
      // Before the end is told, so that whoever waits for all of it waits for the answers too.
      examiner?.ask(network, after: outcome.updates, isLast: true)
      desk.end(
        with: network,
        by: LearningEnding(result.sentence, isAstray: outcome.ending?.isAstray ?? false))
      return result
    }
    let feed = LearningFeed(desk: desk)
    if let terminal {
      ViewerLoop(terminal: terminal, theme: { display.theme(of: terminal) }, feed: feed).run(&state)
      terminal.close()
    } else {
      feed.follow(&state)
    }
    work.cancel()
    desk.close()
    var result = work.awaitedValue
    if picture != nil {
      // After an interruption the end was not seen yet.
      feed.attend(to: &state)
      state.finishWork()
    }
    do { try picture?.draw(state) } catch { result.failure = result.failure ?? error }
    // Who leaves by a key wanted just that.
    result.wasInterrupted = desk.isInterrupted
    return result
  }

  /// The network before its next update, with the words it reads.
  private func model(of session: TrainingSession) -> TokenModel {
    let network = training.material.finished(session.network)
    return TokenModel(
      name: output?.lastPathPart ?? "network", network: network,
      vocabulary: training.material.vocabulary, labels: training.material.labels,
      tokenizer: training.material.tokenizer,
      // tanh shows no more of a cell; what goes beyond widens the range.
      cellRange: network.layers.contains { $0.cell == .lstm } ? 1 : nil,
      training: "in training")
  }

  private func record(of session: TrainingSession, as model: TokenModel) -> LearningRecord {
    var record = LearningRecord(
      task: training.material.task, from: session.progress, of: model.network)
    if let suite {
      let rows = Examiner.sample(suite.suite, for: model).rows.count
      record.answers = AnswerHistory(of: .suite(name: suite.name, rows: rows))
    }
    return record
  }

  /// The viewer on what is read: heatmaps of every unit.
  private func state(reading model: TokenModel) throws -> ViewerState {
    let given: ModelInput
    if model.network.readsVectors || FileBytes.exists(text) {
      given = try TextOptions.input(ofFile: text, for: model)
    } else {
      let words = try TextOptions.words(in: text, from: "--watch", for: model)
      given = ModelInput(
        content: .words(words.tokens), source: title(of: text), truncation: words.truncation)
    }
    let size = FrameSizeOption.usual
    switch given.content {
    case .words(let tokens):
      return ViewerState(
        model: model, text: TokenizedText(tokens.prefix(Self.longest)), source: given.source,
        truncation: tokens.count > Self.longest ? note("words") : given.truncation,
        readsWhole: true, size: size, view: .heatmaps)
    case .series(let series):
      return ViewerState(
        model: model, series: series.prefix(Self.longest), source: given.source,
        truncation: series.values.rows > Self.longest ? note("steps") : given.truncation,
        size: size, view: .heatmaps)
    }
  }

  /// What the title calls a text that was typed.
  private func title(of text: String) -> String {
    "“\(text.prefix(Self.titleLength))\(text.count > Self.titleLength ? "…" : "")”"
  }

  private func note(_ noun: String) -> String { "only its first \(Self.longest) \(noun)" }
}
