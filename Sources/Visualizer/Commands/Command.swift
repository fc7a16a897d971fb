import CellGrid

/// Something the user can do: the one source of the keys, the footer, the
/// help, the palette and the manual page.
public struct Command: Sendable {
  /// The parts the help is divided into.
  public enum Group: String, Sendable, CaseIterable {
    /// Going from word to word and from unit to unit.
    case move = "Move"
    /// Choosing what is shown.
    case look = "Look"
    /// Asking what a unit does, and what would happen without it.
    case ask = "Ask"
    /// Changing the text.
    case edit = "Change the text"
    /// The program itself.
    case program = "Program"
  }

  /// What the command line and the palette call it.
  public let name: String

  /// The keys that do it.
  public let keys: [Key]

  /// The part of the help it stands in.
  public let group: Group

  /// What it does, for the help.
  public let title: String

  /// What the footer says of it; `nil` if it does not stand there.
  private(set) var hint: (@Sendable (ViewerState) -> FooterHint)?

  /// Does it, or returns why it can do nothing now.
  let perform: @Sendable (inout ViewerState) -> String?

  init(
    _ name: String, _ keys: [Key], _ group: Group, _ title: String,
    perform: @escaping @Sendable (inout ViewerState) -> String?
  ) {
    self.name = name
    self.keys = keys
    self.group = group
    self.title = title
    self.perform = perform
  }

  /// Whether the command is a step or an edit of the user's own, which ends the automatic steps.
  private(set) var endsPlaying = false

  /// The same command as one that ends playing.
  func endingPlay() -> Command {
    var command = self
    command.endsPlaying = true
    return command
  }

  /// The same command with a place in the footer.
  func inFooter(_ hint: @escaping @Sendable (ViewerState) -> FooterHint) -> Command {
    var command = self
    command.hint = hint
    return command
  }
}

/// A key and a word or two, for the footer.
struct FooterHint: Sendable, Equatable {
  /// The keys to be drawn.
  var keys: [Key]
  /// What they do now.
  var label: String
  /// Whether the keys are the ends of a range: 1…9.
  var isRange = false
  /// Whether it belongs to the view that is shown and so stands before the others.
  var isLocal = false
  /// Whether it stands only where there is room for more than the others.
  var isMinor = false
}
