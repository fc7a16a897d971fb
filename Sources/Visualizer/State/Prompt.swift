/// A line that is being typed.
public struct Prompt: Sendable, Equatable {
  /// What the line is for.
  enum Purpose: Sendable, Equatable {
    /// Another word in the place of the one at the cursor.
    case changeWord
    /// Words to be added at the end of the text.
    case typeOn
    /// A word to go to.
    case find
    /// Two words to watch.
    case watch
    /// A value for a line of the menu of interferences.
    case interfere(InterferenceMenu.Item, isFromStart: Bool)
    /// Another text, to compare this one with.
    case compare
    /// What the units are ordered by.
    case order
    /// A condition of the suite, or the file of another one.
    case sets
    /// A text file to count open and closed gates over.
    case surveyFile
    /// How words are drawn when the network speaks.
    case talk
    /// A position or a command's name.
    case command
  }

  /// What the line is for.
  let purpose: Purpose

  /// What was typed so far.
  public internal(set) var text: String = ""

  /// What may be meant, the best first; may be empty.
  public internal(set) var suggestions: [String] = []

  /// Which suggestion is chosen; `nil` while what was typed counts.
  public internal(set) var choice: Int?

  /// What counts if the line ends now: the chosen suggestion, or what was typed.
  var answer: String {
    guard let choice, suggestions.indices.contains(choice) else { return text }
    return suggestions[choice]
  }
}
