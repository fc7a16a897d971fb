/// Which way a layer reads a text.
public enum Direction: String, Sendable, CaseIterable, Codable {
  /// From the first word to the last.
  case forward

  /// From the last word to the first.
  case backward
}
