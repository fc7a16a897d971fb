import ArgumentParser
import CellGrid
import TerminalBackend

/// How the screen is drawn.
struct DisplayOptions: ParsableArguments {
  /// `--color`.
  enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case never
    case eight = "8"
    case sixteen = "16"
    case indexed256 = "256"
    case direct

    /// The depth that was asked for; `nil` if the terminal decides.
    var depth: ColourDepth? {
      switch self {
      case .auto: nil
      case .never: ColourDepth.none
      case .eight: .eight
      case .sixteen: .sixteen
      case .indexed256: .indexed256
      case .direct: .direct
      }
    }
  }

  /// `--background`.
  enum BackgroundChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case dark
    case light

    /// The tone that was asked for; `nil` if the terminal decides.
    var tone: BackgroundTone? {
      switch self {
      case .auto: nil
      case .dark: .dark
      case .light: .light
      }
    }
  }

  @Option(
    name: .long, help: ArgumentHelp("How many colours to use.", valueName: "depth"))
  var color: ColourChoice = .auto

  @Option(
    name: .long, help: ArgumentHelp("Whether the terminal is dark or light.", valueName: "tone"))
  var background: BackgroundChoice = .auto

  @Flag(name: .long, help: "Use nothing but ASCII signs.")
  var ascii = false

  /// How a terminal is opened.
  func terminalOptions(mouse: Bool) -> TerminalOptions {
    TerminalOptions(depth: color.depth, tone: background.tone, mouse: mouse)
  }

  /// The colours and signs of a terminal, as far as it knows them by now.
  func theme(of terminal: CursesTerminal) -> Theme {
    Theme(
      depth: terminal.depth, tone: terminal.tone,
      unicode: terminal.supportsUnicode && !ascii)
  }
}
