import Visualizer

/// The manual page, in the `man` macros of roff, from the commands as they are.
struct ManualPage {
  private let program: CommandDescription
  private let version: String
  private var text = ""

  /// Writes the page of a program.
  init(_ program: CommandDescription, version: String) {
    self.program = program
    self.version = version
    text += ".TH LSTM-TUI 1 \"\" \"lstm-tui \(version)\" \"User commands\"\n"
    writeHead()
    for command in program.subcommands ?? [] where Self.isShown(command) { write(command) }
    writeKeys()
    writeRest()
  }

  /// The page's source.
  var source: String { text }

  private static func isShown(_ command: CommandDescription) -> Bool {
    command.shouldDisplay != false && command.commandName != "help"
  }

  private mutating func writeHead() {
    section("NAME")
    line("lstm\\-tui \\- " + Self.escaped(program.abstract ?? ""))
    section("SYNOPSIS")
    line(".B lstm\\-tui")
    line("[\\fIfile\\fR] [\\fIoptions\\fR]")
    line(".br")
    line(".B lstm\\-tui")
    line("\\fIcommand\\fR [\\fIarguments\\fR]")
    section("DESCRIPTION")
    line(Self.escaped(program.discussion ?? ""))
  }

  private mutating func write(_ command: CommandDescription) {
    section("LSTM-TUI " + command.commandName.uppercased())
    line(Self.escaped(command.abstract ?? ""))
    if let discussion = command.discussion, !discussion.isEmpty {
      line(".PP")
      line(Self.escaped(discussion))
    }
    for argument in command.arguments ?? [] where argument.shouldDisplay != false {
      guard !(argument.names ?? []).contains(where: { ["help", "version"].contains($0.name) })
      else { continue }
      line(".TP")
      line(Self.heading(of: argument))
      line(Self.escaped(Self.explanation(of: argument)))
    }
  }

  private static func heading(of argument: ArgumentDescription) -> String {
    let value = argument.valueName.map { "\\fI\(escaped($0))\\fR" } ?? ""
    guard let names = argument.names, !names.isEmpty else { return value }
    let spellings = names.map { "\\fB\(escaped($0.text))\\fR" }.joined(separator: ", ")
    return argument.kind == "flag" ? spellings : "\(spellings) \(value)"
  }

  private static func explanation(of argument: ArgumentDescription) -> String {
    var text = argument.abstract ?? ""
    if let values = argument.allValues, !values.isEmpty {
      text += " One of: " + values.joined(separator: ", ") + "."
    }
    if let value = argument.defaultValue { text += " Default: \(value)." }
    return text
  }

  private mutating func writeKeys() {
    section("KEYS")
    for group in Command.Group.allCases {
      line(".SS " + Self.escaped(group.rawValue))
      for command in CommandTable.commands where command.group == group {
        line(".TP")
        line(
          command.keys.map { "\\fB\(Self.escaped($0.name))\\fR" }.joined(separator: ", "))
        line(Self.escaped(command.title))
      }
    }
  }

  private mutating func writeRest() {
    section("ENVIRONMENT")
    line(".TP\n.B NO_COLOR\nIf it is set and not empty, no colour is used.")
    line(".TP\n.B TERM\nThe terminal; how many colours it has comes from its terminfo entry.")
    line(".TP\n.B LC_ALL, LC_CTYPE, LANG\nWithout a UTF\\-8 locale, the viewer draws ASCII signs.")
    line(".TP\n.B COLORFGBG\nTells a light background from a dark one where the terminal does not.")
    section("EXIT STATUS")
    line("0 after success, 1 if something could not be read or written, 64 for wrong usage.")
  }

  private mutating func section(_ title: String) { line(".SH " + Self.escaped(title)) }

  private mutating func line(_ content: String) { text += content + "\n" }

  /// Text that roff prints as it is.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      default: result.append(character)
      }
    }
    // A line must not begin with what roff takes for a request.
    if let first = result.first, first == "." || first == "'" { result = "\\&" + result }
    return result
  }
}
