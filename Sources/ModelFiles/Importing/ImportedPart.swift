/// One tensor, layer or node of a file and what it was taken for.
public struct ImportedPart: Sendable, Equatable {
  /// Its name in the file.
  public var name: String

  /// Its sides, the slowest first; empty for what is no tensor.
  public var shape: [Int]

  /// What it was taken for ("layer 0, input weights"), or why it was left out.
  public var role: String

  /// Whether it is part of the network.
  public var isUsed: Bool

  /// Creates a part.
  public init(_ name: String, shape: [Int] = [], role: String, isUsed: Bool = true) {
    self.name = name
    self.shape = shape
    self.role = role
    self.isUsed = isUsed
  }
}
