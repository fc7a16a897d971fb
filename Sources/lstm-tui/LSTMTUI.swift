import ArgumentParser

/// The program: one subcommand a file, `view` if none is named.
struct LSTMTUI: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lstm-tui",
    abstract: "Watch an LSTM remember.",
    usage: """
      lstm-tui [<options>] [<file>]
      lstm-tui <subcommand> [<options>]
      """,
    discussion: """
      Opens a text in a trained LSTM and steps through it word by word, with heatmaps of the \
      gates, the cell state and the hidden state. Without a file it opens a sentence of its own. \
      Press ? in the viewer for its keys.
      """,
    version: Version.text,
    subcommands: [
      ViewCommand.self, PredictCommand.self, TraceCommand.self, EventsCommand.self,
      RankCommand.self, AblateCommand.self, GradientsCommand.self, InfoCommand.self,
      ModelsCommand.self,
      ConvertCommand.self,
      TrainCommand.self, EvaluateCommand.self, SampleCommand.self, GenerateCommand.self,
      ManualCommand.self,
    ],
    defaultSubcommand: ViewCommand.self)
}
