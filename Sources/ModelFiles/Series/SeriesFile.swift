import RecurrentNets

/// Files of numbers over time: `.npy`, `.npz`, and text with a step a line (``CSVSeries``).
public enum SeriesFile {
  /// The largest file that is read.
  private static let byteLimit = 1 << 30

  /// Reads a series; `-` is text on standard input, and `FILE.npz:NAME` one array of several.
  ///
  /// - Throws: If the file cannot be read, or holds no numbers over time.
  public static func load(_ path: String) throws(FileError) -> InputSeries {
    if !FileBytes.exists(path), let colon = path.lastIndex(of: ":"),
      path[..<colon].hasSuffix(".npz")
    {
      let file = String(path[..<colon])
      return try series(
        try FileBytes.read(file, limit: byteLimit), path: file,
        array: String(path[path.index(after: colon)...]))
    }
    return try series(try FileBytes.read(path, limit: byteLimit), path: path)
  }

  /// Reads a series from a file's bytes; what kind it is they say themselves.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  ///   - array: Which array of an `.npz` file; nil if it has only one.
  /// - Returns: The series, at least one step long.
  /// - Throws: If there is none in it.
  public static func series(
    _ bytes: [UInt8], path: String, array: String? = nil
  ) throws(FileError) -> InputSeries {
    guard !bytes.isEmpty else { throw FileError(path, "is empty; expected numbers") }
    if bytes.starts(with: [0x93] + Array("NUMPY".utf8)) {
      return try series(try NumPyArray(bytes: bytes[...], path: path), path: path)
    }
    if bytes.starts(with: [0x50, 0x4B]) {
      let archive = try NumPyArchive(bytes: bytes, path: path)
      guard let name = array ?? (archive.names.count == 1 ? archive.names[0] : nil) else {
        let names = archive.names.prefix(8).joined(separator: ", ")
        throw FileError(
          path,
          archive.names.isEmpty
            ? "holds no arrays" : "holds several arrays (\(names)); name one as \(path):NAME")
      }
      return try series(try archive.array(name), path: path, name: name)
    }
    return try CSVSeries(bytes: bytes, path: path).series()
  }

  /// An array as a series: (T), (T, I), or (N, T, I), of which the first of N is read.
  private static func series(
    _ array: NumPyArray, path: String, name: String? = nil
  ) throws(FileError) -> InputSeries {
    let subject = name.map { "its array “\($0)” " } ?? ""
    guard case .floats(let floats) = array.values else {
      throw FileError(path, subject + "holds texts; expected numbers")
    }
    try array.checkRange(path: path, subject: subject)
    let shape = array.shape
    guard (1...3).contains(shape.count), !shape.contains(0) else {
      throw FileError(
        path,
        subject + "has shape \(shape); expected (steps), (steps, features) or "
          + "(sequences, steps, features)")
    }
    let columns = shape.count == 1 ? 1 : shape[shape.count - 1]
    let rows = shape.count == 1 ? shape[0] : shape[shape.count - 2]
    var notes: [String] = []
    if shape.count == 3, shape[0] > 1 {
      notes.append("of its \(shape[0]) sequences the first is read")
    }
    return InputSeries(
      features: (0..<columns).map { "x\($0)" },
      values: Matrix(rows: rows, columns: columns, elements: Array(floats[..<(rows * columns)])),
      notes: notes, path: path)
  }
}
