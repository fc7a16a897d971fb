/// A safetensors file: named tensors of 32-bit floats and string metadata.
///
/// The layout is a `u64` header length, a JSON header and the data
/// (https://github.com/huggingface/safetensors). Only `F32` tensors are read.
public struct SafeTensorsFile: Sendable, Equatable {
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
