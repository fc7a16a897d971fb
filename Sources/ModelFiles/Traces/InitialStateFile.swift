import RecurrentNets

/// The state a network starts from, in an `.npz` with the arrays `h_0` and `c_0`.
///
/// They have the shapes PyTorch gives them, `[layers × directions, P]` and `[layers × directions,
/// H]`, with or without a batch of one in the middle. Cells without C need no `c_0`.
public enum InitialStateFile {
  /// Reads a state for a network.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - network: The network it is for.
  /// - Returns: A state that fits the network.
  /// - Throws: If the file cannot be read, or its arrays do not fit.
  public static func load(_ path: String, for network: Network) throws(FileError) -> NetworkState {
    try state(bytes: try FileBytes.read(path), path: path, for: network)
  }

  /// Reads a state from the bytes of an `.npz` file.
  static func state(
    bytes: [UInt8], path: String, for network: Network
  ) throws(FileError) -> NetworkState {
    let archive = try NumPyArchive(bytes: bytes, path: path)
    var state = NetworkState(startOf: network)
    let hidden = network.layers.map(\.outputSize)
    state.hidden = try rows(of: "h_0", in: archive, path, sizes: hidden)
    if network.layers.contains(where: { $0.cell == .lstm }) {
      let cells = network.layers.map { $0.cell == .lstm ? $0.hiddenSize : 0 }
      let rows = try rows(of: "c_0", in: archive, path, sizes: cells)
      state.cell = zip(rows, cells).map { Array($0.prefix($1)) }
    }
    return state
  }

  private static func rows(
    of name: String, in archive: NumPyArchive, _ path: String, sizes: [Int]
  ) throws(FileError) -> [[Float]] {
    let array = try archive.array(name)
    var shape = array.shape
    if shape.count == 3, shape[1] == 1 { shape.remove(at: 1) }
    let width = sizes.max() ?? 0
    guard case .floats(let values) = array.values, shape == [sizes.count, width],
      sizes.allSatisfy({ $0 == width || $0 == 0 })
    else {
      throw FileError(
        path,
        "array “\(name)” has shape \(array.shape); expected [\(sizes.count), \(width)], a row "
          + "for each layer and direction")
    }
    try array.checkRange(path: path, subject: "its array “\(name)” ")
    if let index = values.firstIndex(where: { !$0.isFinite }) {
      throw FileError(
        path,
        "its array “\(name)” holds \(values[index]) at \(array.place(of: index)); a network starts "
          + "from finite numbers")
    }
    return sizes.indices.map { Array(values[$0 * width..<($0 + 1) * width]) }
  }
}
