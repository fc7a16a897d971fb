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
      where |C| was at least 25 % of the range. Within a step the largest event stands first.
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
    let model = try model.load()
    guard model.network.shape.cell == .lstm else {
      throw FileError(
        model.name,
        "a plain RNN has no cell state, so nothing is held, written or let go; expected an LSTM")
    }
    let layer = try layer.index(in: model)
    let units = model.network.layers[layer].hiddenSize
    if let unit, !(0..<units).contains(unit) {
      throw ValidationError("--unit: expected a unit from 0 to \(units - 1); found \(unit)")
    }
    let given = try text.input(for: model)
    let trace = TraceRecorder(model.network).trace(of: given.input)
    let thresholds = MemoryThresholds(range: CellRange.range(of: model, reading: trace))
    let events = EventList(of: trace.layers[layer], thresholds: thresholds)
    let words = given.words
    let table = EventTable(
      model: model.name, layer: layer + 1,
      events: events.entries.filter { unit == nil || $0.unit == unit }.map {
        EventTable.Row($0, word: words[$0.position - 1])
      })
    if json {
      print(try JSONText.of(table))
    } else {
      for line in table.lines { print(line) }
    }
  }
}
