import ArgumentParser
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// `lstm-tui events`: where something is written and where something is let go.
struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events",
    abstract: "List where units write something large or let go of something held.",
    discussion: """
      Each line is an event: position, word, unit, what happened, the cell state before, the \
      forget gate, what was written (i·C̃), and the cell state after, separated by tabs. A unit \
      writes if |i·C̃| is at least 30 % of the model's range of C, and lets go if f is below 0.3 \
      where |C| was at least 25 % of the range. In a GRU C is h, f is z and i·C̃ is (1−z)·n. \
      Within a step the largest event stands first.
      """)

  @OptionGroup var text: TextOptions
  @OptionGroup var model: ModelOption

  @OptionGroup var layer: LayerOption

  @Option(
    name: .long, help: ArgumentHelp("Only the events of this unit, from 0.", valueName: "unit"))
  var unit: Int?

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  func run() throws {
    let model = try model.load(for: text)
    let layer = try layer.index(in: model)
    guard model.network.layers[layer].cell.memory != nil else {
      throw FileError(
        model.name,
        "a plain RNN has no cell state, so nothing is held, written or let go; expected an LSTM "
          + "or a GRU")
    }
    let units = model.network.layers[layer].hiddenSize
    if let unit, !(0..<units).contains(unit) {
      throw ValidationError("--unit: expected a unit from 0 to \(units - 1); found \(unit)")
    }
    if !json, !model.network.readsBackward {
      try stream(model, layer: layer)
      return
    }
    let given = try text.wholeInput(for: model, sizePerWord: model.network.stepSize)
    let trace = TraceRecorder(model.network).trace(of: given.input)
    let thresholds = MemoryThresholds(range: CellRange.range(of: model, reading: trace))
    let events = EventList(of: trace.layers[layer], thresholds: thresholds)
    let words = given.words
    let table = EventTable(
      model: model.name, layer: LayerChoice(layer, in: model.network),
      events: events.entries.filter { unit == nil || $0.unit == unit }.map {
        EventTable.Row($0, word: words[$0.position - 1])
      })
    if json {
      print(try JSONText.of(table))
    } else {
      for line in table.lines { print(line) }
    }
  }

  /// Prints the events of a text of any length, stretch by stretch.
  private func stream(_ model: TokenModel, layer: Int) throws {
    let given = try text.longInput(for: model)
    let recorder = TraceRecorder(model.network)
    let plan = WindowPlan(for: model.network)
    print(EventTable.heading)
    func write(_ trace: Trace, _ thresholds: MemoryThresholds) {
      for entry in EventList(of: trace.layers[layer], thresholds: thresholds).entries
      where unit == nil || entry.unit == unit {
        let row = EventTable.Row(entry, word: given.word(at: entry.position))
        print(EventTable.line(row))
      }
    }
    guard given.count > plan.wholeLength else {
      let trace = recorder.trace(of: given.whole.input)
      write(trace, MemoryThresholds(range: CellRange.range(of: model, reading: trace)))
      return
    }
    let reader = given.reader(by: recorder, plan)
    let start = try reader.trace(of: plan.chunks(holding: 1...100, of: given.count))
    let thresholds = MemoryThresholds(range: CellRange.range(of: model, reading: start))
    _ = try reader.first(from: 1, progress: WorkProgress()) { (trace) -> Never? in
      write(trace, thresholds)
      return nil
    }
  }
}
