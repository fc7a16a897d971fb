/// A safetensors file: named tensors of 32-bit floats and string metadata.
///
/// The layout is a `u64` header length, a JSON header and the data
/// (https://github.com/huggingface/safetensors). Only `F32` tensors are read.
public struct SafeTensorsFile: Sendable, Equatable {
  /// A tensor as stored: row-major values and their shape.
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

  /// The tensors by name.
  public var tensors: [String: Tensor]

  /// The file's `__metadata__`.
  public var metadata: [String: String]

  /// Creates the content of a file.
  public init(tensors: [String: Tensor] = [:], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }
}
