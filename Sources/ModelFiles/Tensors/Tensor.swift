/// An array of numbers as a file stores it: row-major values and their shape.
///
/// Whatever the file's own number type, values are held in single precision,
/// the precision everything is computed in.
public struct Tensor: Sendable, Equatable {
  /// The sides, the slowest first; `[]` for a single value.
  public var shape: [Int]

  /// The values; as many as the product of ``shape``.
  public var values: [Float]

  /// Creates a tensor; the values must fill the shape.
  public init(shape: [Int], values: [Float]) {
    precondition(values.count == shape.reduce(1, *), "a tensor's values fill its shape")
    self.shape = shape
    self.values = values
  }
}
