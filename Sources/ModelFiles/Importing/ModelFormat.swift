/// The kinds of model file that are read, told apart by their content.
public enum ModelFormat: Sendable, Equatable {
  /// Named tensors behind a JSON header.
  case safetensors
  /// PyTorch's ZIP archive around a pickle.
  case pyTorch
  /// PyTorch's five pickles in a row, before version 1.6.
  case pyTorchLegacy
  /// A Keras model in an HDF5 file.
  case hdf5
  /// A Keras model in a ZIP archive.
  case keras
  /// An ONNX graph.
  case onnx
  /// NumPy arrays in a ZIP archive.
  case npz

  /// What can be opened, for a message.
  static let expected =
    "expected PyTorch (.pt, .pth), Keras (.keras, .h5), ONNX, safetensors or NumPy (.npz) weights"

  /// How many bytes at the start of a file show its kind.
  static let startLength = 1 << 11

  /// Finds out what a file is.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  /// - Throws: If it is nothing that can be opened, in words that say what it is if that is known.
  public init(of bytes: [UInt8], path: String) throws(FileError) {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      self = try Self.archive(bytes, path)
    } else if Self.isHDF5(bytes) {
      self = .hdf5
    } else if Self.isSafeTensors(bytes) {
      // Before pickles: a header of 640 bytes has a length that begins as they do.
      self = .safetensors
    } else if bytes.first == 0x80, bytes.count > 1, (1...5).contains(bytes[1]) {
      self = .pyTorchLegacy
    } else if let problem = Self.problem(bytes) {
      throw FileError(path, problem)
    } else if Self.isONNX(bytes) || path.hasSuffix(".onnx") {
      self = .onnx
    } else {
      throw FileError(path, "is no model; \(Self.expected)")
    }
  }

  /// Tells ZIP archives apart by what is in them.
  private static func archive(_ bytes: [UInt8], _ path: String) throws(FileError) -> ModelFormat {
    let names = try ZipFile(bytes: bytes, path: path).entries.map(\.name)
    if names.contains(where: { $0 == "data.pkl" || $0.hasSuffix("/data.pkl") }) { return .pyTorch }
    if names.contains("config.json") || names.contains("model.weights.h5") { return .keras }
    if names.contains(where: { $0.hasSuffix(".npy") }) { return .npz }
    let found = names.prefix(4).map { "“\($0)”" }.joined(separator: ", ")
    throw FileError(
      path,
      "is a ZIP archive of \(found.isEmpty ? "nothing" : found); expected one of PyTorch (data.pkl), "
        + "Keras (config.json) or NumPy (.npy)")
  }

  /// HDF5 files may begin with a block of the user's own, of 512 bytes or a power of 2 times that.
  private static func isHDF5(_ bytes: [UInt8]) -> Bool {
    let magic: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
    return [0, 512, 1024].contains { $0 < bytes.count && bytes[$0...].starts(with: magic) }
  }

  /// A length of at most 100 MB, as the reference reader has it, and an opening brace.
  private static func isSafeTensors(_ bytes: [UInt8]) -> Bool {
    guard let length = bytes.littleEndian(at: 0, as: UInt64.self), bytes.count > 8 else {
      return false
    }
    return length <= 100_000_000 && bytes[8] == UInt8(ascii: "{")
  }

  /// The first field of every exporter's file is the version, a small number.
  private static func isONNX(_ bytes: [UInt8]) -> Bool {
    bytes.count > 2 && bytes[0] == 0x08 && bytes[1] < 0x40
  }

  /// What is known of a file that cannot be opened, or `nil`.
  private static func problem(_ bytes: [UInt8]) -> String? {
    func starts(_ text: String) -> Bool { bytes.starts(with: text.utf8) }
    if bytes.isEmpty { return "is empty; \(expected)" }
    if starts("version https://git-lfs") {
      return "is a Git LFS pointer, not the model itself; “git lfs pull” fetches it"
    }
    if starts("<!DOCTYPE") || starts("<!doctype") || starts("<html") || starts("<HTML") {
      return "is a web page (HTML), not a model; was the download a link to a page?"
    }
    if bytes.starts(with: [0x93] + Array("NUMPY".utf8)) {
      return "is one NumPy array; expected weights by name, as in an .npz"
    }
    if bytes.starts(with: [0x1F, 0x8B]) { return "is compressed with gzip; unpack it first" }
    if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) {
      return "is a tar archive; unpack it first"
    }
    if bytes.first == UInt8(ascii: "{") {
      return "is JSON without weights, as Keras's model.to_json() gives; \(expected)"
    }
    if isMessagePack(bytes) {
      return "is a MessagePack file of Flax, which is not read; save it as safetensors or .npz "
        + "with flax.traverse_util.flatten_dict"
    }
    return nil
  }

  /// A map whose first key is a text, as `flax.serialization.to_bytes` writes.
  private static func isMessagePack(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 2 else { return false }
    let isMap = (0x81...0x8F).contains(bytes[0]) || bytes[0] == 0xDE || bytes[0] == 0xDF
    let key = bytes[0] == 0xDE ? 3 : (bytes[0] == 0xDF ? 5 : 1)
    return isMap && bytes.count > key && (0xA1...0xBF).contains(bytes[key])
  }
}
