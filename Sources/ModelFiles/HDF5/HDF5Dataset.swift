/// An array of values in an HDF5 file.
struct HDF5Dataset: Sendable {
  /// The names from the root to here, joined by “/”.
  let name: String

  /// The shape.
  let space: HDF5Dataspace

  /// What an element is.
  let type: HDF5Datatype

  /// Where the elements are.
  let storage: HDF5Storage

  /// What is attached to the dataset, by name.
  let attributes: [String: HDF5Attribute]

  /// The whole file.
  let bytes: [UInt8]

  /// What errors call the file.
  let path: String

  /// The sides, the slowest first.
  var shape: [Int] { space.shape }

  /// The values in single precision.
  ///
  /// - Throws: If they are no numbers, are stored in a way that is not read, or do not unpack.
  func tensor() throws(FileError) -> Tensor {
    let type = try numberType()
    let values: [Float]?
    switch storage {
    case .range(let range):
      values = bytes.withUnsafeBytes { type.floats(UnsafeRawBufferPointer(rebasing: $0[range])) }
    case .chunks(let chunks, let chunkShape, let filters):
      let unpacked = try HDF5ChunkReader(
        dataset: self, chunkShape: chunkShape, filters: filters
      ).bytes(of: chunks)
      values = unpacked.withUnsafeBytes { type.floats($0) }
    case .unsupported(let what): throw unsupported(what)
    }
    guard let values, values.count == space.count else {
      throw FileError(path, "dataset “\(name)” does not hold the \(space.count) numbers it should")
    }
    return Tensor(shape: shape, values: values)
  }

  /// The type of the elements, if they are numbers.
  private func numberType() throws(FileError) -> HDF5Datatype {
    switch type {
    case .integer, .float: return type
    case .opaque(size: 2) where attributes["dtype"]?.string == "bfloat16":
      return .float(.brain, isBigEndian: false)
    case .fixedString, .variableString:
      throw FileError(path, "dataset “\(name)” holds strings; expected numbers")
    case .opaque: throw unsupported("opaque values")
    case .unsupported(let what, _): throw unsupported(what)
    }
  }

  private func unsupported(_ what: String) -> FileError {
    FileError(path, "dataset “\(name)”: this HDF5 feature is not supported: \(what)")
  }
}
