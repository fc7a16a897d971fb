import CTerminal
import CellGrid

/// The environment variables that say what a terminal can do.
///
/// A value is passed in, so that nothing below reads the process's own environment.
public struct TerminalEnvironment: Sendable, Hashable {
  private let variables: [String: String]

  /// Creates an environment from names and values.
  public init(_ variables: [String: String]) {
    self.variables = variables
  }

  /// The environment of this process.
  public static var process: TerminalEnvironment {
    var variables: [String: String] = [:]
    for name in ["TERM", "NO_COLOR", "COLORFGBG"] {
      if let value = terminal_environment(name) { variables[name] = String(cString: value) }
    }
    return TerminalEnvironment(variables)
  }

  /// The type of the terminal, nil where `TERM` is unset or empty.
  public var term: String? {
    variables["TERM"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether the user wants no colour: `NO_COLOR` is set to anything but an empty text.
  public var refusesColour: Bool {
    !(variables["NO_COLOR"] ?? "").isEmpty
  }

  /// What `COLORFGBG` says about the background, nil where it says nothing.
  ///
  /// Its last field is the palette entry of the background; 7 and 9–15 are light.
  public var backgroundTone: BackgroundTone? {
    guard let field = variables["COLORFGBG"]?.split(separator: ";").last, let index = Int(field),
      (0...15).contains(index)
    else { return nil }
    return index == 7 || index > 8 ? .light : .dark
  }
}
