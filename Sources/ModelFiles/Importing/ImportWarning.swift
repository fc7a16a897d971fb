/// What a user has to know of how a file was understood before believing its numbers.
///
/// It is a guess that may be wrong, or a part of the model that is missing; notes say the rest.
public struct ImportWarning: Sendable, Equatable {
  /// One line, short enough for a screen.
  public var text: String

  /// The option that answers it, which may be one of another place than ``ImportOptions``:
  /// "--pad-left".
  public var option: String?

  /// Creates a warning.
  ///
  /// - Parameters:
  ///   - text: One line.
  ///   - option: The option that answers it, if there is one.
  public init(_ text: String, option: String? = nil) {
    self.text = text
    self.option = option
  }
}
