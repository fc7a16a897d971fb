/// What the argument parser says of a command, as far as the manual page needs it.
///
/// The parser prints this as JSON (`--experimental-dump-help`); the names are its own.
struct CommandDescription: Decodable {
  var commandName: String
  var abstract: String?
  var discussion: String?
  var shouldDisplay: Bool?
  var subcommands: [CommandDescription]?
  var arguments: [ArgumentDescription]?

  /// The outermost object of the JSON.
  struct Root: Decodable {
    var command: CommandDescription
  }
}

/// What the argument parser says of one argument.
struct ArgumentDescription: Decodable {
  /// One spelling of an option.
  struct Name: Decodable {
    var kind: String
    var name: String

    /// The name with its dashes.
    var text: String { (kind == "long" ? "--" : "-") + name }
  }

  var kind: String
  var names: [Name]?
  var valueName: String?
  var defaultValue: String?
  var abstract: String?
  var shouldDisplay: Bool?
  var allValues: [String]?
}
