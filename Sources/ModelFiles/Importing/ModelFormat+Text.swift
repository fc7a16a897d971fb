extension ModelFormat {
  /// Checks that what was named as a text is no model.
  ///
  /// Bytes of any other kind are for a tokenizer to read: it makes words of whatever there is.
  ///
  /// - Parameters:
  ///   - start: The first bytes of the file, or all of them.
  ///   - path: What errors call the file.
  /// - Throws: If they begin as a model does that could be opened; the error says how.
  public static func checkIsText(_ start: [UInt8], path: String) throws(FileError) {
    if start.starts(with: NumPyHeader.magic) {
      throw FileError(path, "is a NumPy array, not a text; read it with --input \(path)")
    }
    guard let title = title(ofStart: start) else {
      guard !isArchive(start) else { throw FileError(path, "is a ZIP archive, not a text") }
      return
    }
    throw FileError(path, "is \(title), not a text; open it with --model \(path)")
  }

  /// What a file is called that begins as a model, or `nil`.
  ///
  /// Only what no text begins with counts: other formats are known by weaker signs.
  private static func title(ofStart start: [UInt8]) -> String? {
    if isArchive(start) { return archiveTitle(start) }
    if start.starts(with: [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]) {
      return "a Keras model (HDF5)"
    }
    // A pickle of protocol 2 to 5; the byte 0x80 begins no character.
    if start.first == 0x80, start.count > 1, (2...5).contains(start[1]) {
      return "a PyTorch model (pickle)"
    }
    if let length = start.littleEndian(at: 0, as: UInt64.self), start.count > 9,
      (1...100_000_000).contains(length), start[8] == UInt8(ascii: "{"),
      start[9] == UInt8(ascii: "\"") || start[9] == UInt8(ascii: "}")
    {
      return "a safetensors model"
    }
    // ir_version, and then the tag of any of the fields 2 to 8 of the message.
    let tags: [UInt8] = [0x12, 0x1A, 0x22, 0x28, 0x32, 0x3A, 0x42]
    if start.count > 3, start[0] == 0x08, start[1] < 0x20, tags.contains(start[2]) {
      return "an ONNX model"
    }
    return nil
  }

  /// What a ZIP archive is by the name of its first entry, which stands 30 bytes from its start.
  private static func archiveTitle(_ start: [UInt8]) -> String? {
    guard let length = start.littleEndian(at: 26, as: UInt16.self) else { return nil }
    let name = String(decoding: start.dropFirst(30).prefix(Int(length)), as: UTF8.self)
    if name.hasSuffix(".npy") { return "a NumPy archive" }
    if name == "metadata.json" || name == "config.json" || name.hasSuffix(".h5") {
      return "a Keras model"
    }
    return name.hasSuffix("/data.pkl") ? "a PyTorch model" : nil
  }

  private static func isArchive(_ start: [UInt8]) -> Bool {
    start.starts(with: [0x50, 0x4B, 0x03, 0x04])
  }
}
