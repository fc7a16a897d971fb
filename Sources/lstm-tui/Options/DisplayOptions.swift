import ArgumentParser
import CellGrid

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

  @Option(
    name: .long,
    help: ArgumentHelp("Columns and rows of a printed screen, as in 120x40.", valueName: "WxH"),
    transform: DisplayOptions.size)
  var size: GridSize?

  /// The largest side of a screen that is drawn without a terminal.
  private static let largestSide = 1000

  private static func size(_ text: String) throws -> GridSize {
    let sides = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map {
      Int($0)
    }
    guard sides.count == 2, let columns = sides[0], let rows = sides[1],
      (1...largestSide).contains(columns), (1...largestSide).contains(rows)
    else {
      throw ValidationError(
        "expected columns x rows from 1x1 to \(largestSide)x\(largestSide), as in 120x40; "
          + "found “\(text)”")
    }
    return GridSize(columns: columns, rows: rows)
  }
}
