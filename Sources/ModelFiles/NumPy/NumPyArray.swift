/// An array in NumPy's `.npy` format, version 1.0.
///
/// The layout is a magic string, a header that is a Python literal, and the
/// values in row-major order (NumPy Enhancement Proposal 1).
public struct NumPyArray: Sendable, Equatable {
  /// The values.
  public enum Values: Sendable, Equatable {
    /// 32-bit floats, `<f4`.
    case floats([Float])
    /// Texts, `<U{n}`, padded with NUL to the longest.
    case strings([String])
  }

  /// The sides, the slowest first.
  public var shape: [Int]

  /// The values; as many as the product of ``shape``.
  public var values: Values

  /// Where the first number lies, in ``values``, that was too large for 32 bits and became infinite.
  var firstOverflow: Int?

  /// Creates an array of floats that fill the shape.
  public init(shape: [Int], floats: [Float]) {
    precondition(floats.count == shape.reduce(1, *), "an array's values fill its shape")
    self.shape = shape
    self.values = .floats(floats)
  }

  /// Creates a list of texts.
  public init(strings: [String]) {
    self.shape = [strings.count]
    self.values = .strings(strings)
  }

  /// The indices of a value, as NumPy writes them: “[3, 0]”.
  ///
  /// - Parameter index: The value's place in ``values``.
  /// - Returns: An index for each side.
  func place(of index: Int) -> String {
    var rest = index
    var indices: [Int] = []
    for side in shape.reversed() {
      indices.append(rest % max(side, 1))
      rest /= max(side, 1)
    }
    return "\(Array(indices.reversed()))"
  }

  /// Checks that no number was too large for 32 bits.
  ///
  /// - Parameters:
  ///   - path: What errors call the file.
  ///   - subject: What errors call the array.
  /// - Throws: If one was; the error says where.
  func checkRange(path: String, subject: String) throws(FileError) {
    guard let firstOverflow else { return }
    throw FileError(
      path,
      subject + "holds a number at \(place(of: firstOverflow)) that is beyond the range of 32-bit "
        + "floats, ±3.4e38")
  }

  /// The array as an `.npy` file.
  public func encoded() -> [UInt8] {
    let type: String
    var data: [UInt8] = []
    switch values {
    case .floats(let floats):
      type = "<f4"
      data.append(littleEndian: floats)
    case .strings(let strings):
      let width = max(1, strings.map(\.unicodeScalars.count).max() ?? 1)
      type = "<U\(width)"
      for string in strings {
        for scalar in string.unicodeScalars { data.append(littleEndian: scalar.value) }
        let padding = width - string.unicodeScalars.count
        data.append(contentsOf: repeatElement(0, count: 4 * padding))
      }
    }
    let sides = shape.map { "\($0), " }.joined()
    var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(sides)), }"
    // Magic, version and length take 10 bytes; the data starts at a multiple of 64.
    let unpadded = 10 + header.utf8.count + 1
    header += String(repeating: " ", count: (64 - unpadded % 64) % 64) + "\n"
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    bytes.append(littleEndian: UInt16(header.utf8.count))
    return bytes + Array(header.utf8) + data
  }
}
