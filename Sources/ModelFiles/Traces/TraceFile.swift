import RecurrentNets

/// A trace written out for other programs: `.npz`, `.safetensors`, `.json` or `.csv`.
///
/// The arrays are those of ``TraceArrays``.
public struct TraceFile: Sendable {
  /// The formats, by the ending of the file.
  public enum Format: String, Sendable, CaseIterable {
    /// NumPy arrays in a ZIP archive, the words as `tokens`.
    case npz
    /// Tensors, the words as a JSON array in the metadata's `tokens`.
    case safetensors
    /// One JSON object with nested arrays, the words as `tokens`.
    case json
    /// One row for each position, layer and unit, and for each output.
    case csv
  }

  let trace: Trace
  let words: [String]
  let arrays: TraceArrays

  /// Creates a file's content from a trace and the words it read, `T` of them.
  public init(_ trace: Trace, words: [String]) {
    precondition(words.count == trace.tokenCount, "a trace has one word for each token")
    self.trace = trace
    self.words = words
    arrays = TraceArrays(trace)
  }

  /// The bytes of the file.
  public func encoded(as format: Format) throws -> [UInt8] {
    switch format {
    case .npz: npz()
    case .safetensors: try safetensors()
    case .json: Array(json().utf8)
    case .csv: Array(csv().utf8)
    }
  }

  private func npz() -> [UInt8] {
    var archive = ZipArchive()
    archive.add("tokens.npy", NumPyArray(strings: words).encoded())
    for entry in arrays.entries {
      let array = NumPyArray(shape: entry.tensor.shape, floats: entry.tensor.values)
      archive.add("\(entry.name).npy", array.encoded())
    }
    return archive.encoded()
  }

  private func safetensors() throws -> [UInt8] {
    var file = SafeTensorsFile()
    for entry in arrays.entries { file.tensors[entry.name] = entry.tensor }
    file.metadata["tokens"] = "[" + words.map(Self.jsonString).joined(separator: ", ") + "]"
    return try file.encoded()
  }
}
