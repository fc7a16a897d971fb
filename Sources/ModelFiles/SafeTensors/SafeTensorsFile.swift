/// A safetensors file: named tensors and string metadata.
///
/// The layout is a `u64` header length, a JSON header and the data
/// (https://github.com/huggingface/safetensors). Numbers of every type are read as
/// 32-bit floats, and written as `F32`.
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
