/// Something done with the mouse.
public struct MouseEvent: Sendable, Hashable {
  /// What was done.
  public enum Kind: Sendable, Hashable {
    /// The left button went down.
    case press
    /// The wheel turned away from the user.
    case wheelUp
    /// The wheel turned towards the user.
    case wheelDown
  }

  /// What was done.
  public var kind: Kind
  /// The cell under the pointer.
  public var position: GridPoint

  /// Creates an event.
  public init(_ kind: Kind, at position: GridPoint) {
    self.kind = kind
    self.position = position
  }
}
