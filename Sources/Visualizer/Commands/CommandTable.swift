import CellGrid

/// All commands.
public enum CommandTable {
  /// Every command, in the order of the help.
  public static let commands: [Command] =
    moveCommands + learningCommands + phaseCommands + lookCommands + orderCommands + tintCommands
    + questionCommands
    + editCommands + talkCommands
    + eventCommands + compareCommands + programCommands

  private static let byKey: [Key: Command] = Dictionary(
    commands.flatMap { command in command.keys.map { ($0, command) } },
    uniquingKeysWith: { first, _ in preconditionFailure("two commands share a key: \(first.name)") }
  )

  /// The command of a key, if it has one.
  public static func command(for key: Key) -> Command? { byKey[key] }

  /// The command of a name, if there is one.
  public static func command(named name: String) -> Command? {
    commands.first { $0.name == name }
  }
}
