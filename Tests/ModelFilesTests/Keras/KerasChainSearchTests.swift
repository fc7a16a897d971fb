import Testing

@testable import ModelFiles

/// If one of these fails, the layers of a file without a configuration are put in an order they never had.
@Suite struct KerasChainSearchTests {
  private static func group(_ name: String, _ shapes: [Int]...) throws -> KerasWeightGroup {
    var places: [String: HDF5Dataset] = [:]
    let isCell = shapes.count > 1 && shapes[1].count == 2
    for (index, shape) in shapes.enumerated() {
      places["\(isCell ? "cell/" : "")vars/\(index)"] = HDF5Dataset(
        name: name, space: try space(shape), type: .float(.single, isBigEndian: false),
        storage: .range(0..<0), attributes: [:], bytes: [], path: "x")
    }
    return try KerasWeightGroup(variables: "layers/\(name)", places: places, path: "x")
  }

  /// A dataspace as a file has it.
  private static func space(_ shape: [Int]) throws -> HDF5Dataspace {
    var bytes: [UInt8] = [1, UInt8(shape.count), 0, 0, 0, 0, 0, 0]
    for side in shape { bytes.append(littleEndian: UInt64(side)) }
    var cursor = HDF5Cursor(bytes, bytes.indices, "shape", path: "x")
    return try HDF5Dataspace(&cursor)
  }

  private static func names(_ groups: [KerasWeightGroup]) -> [[String]] {
    KerasChainSearch(groups).orders().map { $0.map { groups[$0].name } }
  }

  @Test("Layers are numbered, not spelled, and sizes say where another class comes")
  func order() throws {
    let groups = try [
      Self.group("dense", [3, 7]), Self.group("embedding", [7, 2]),
      Self.group("gru", [5, 9], [3, 9]),
      Self.group("lstm", [2, 16], [4, 16]), Self.group("lstm_1", [4, 20], [5, 20]),
    ]
    #expect(Self.names(groups) == [["embedding", "lstm", "lstm_1", "gru", "dense"]])
  }

  @Test("Where sizes allow two orders, the recurrent layer comes before the dense one")
  func twoOrders() throws {
    let groups = try [
      Self.group("dense", [4, 4]), Self.group("embedding", [7, 4]),
      Self.group("lstm", [4, 16], [4, 16]),
    ]
    #expect(
      Self.names(groups) == [["embedding", "lstm", "dense"], ["embedding", "dense", "lstm"]])
  }

  @Test("Sizes that fit nowhere make no chain")
  func noOrder() throws {
    let groups = try [Self.group("embedding", [7, 3]), Self.group("lstm", [4, 16], [4, 16])]
    #expect(Self.names(groups).isEmpty)
  }

  @Test("A search among many alike layers ends")
  func manyLayers() throws {
    var groups: [KerasWeightGroup] = []
    for index in 0..<40 {
      groups.append(try Self.group("dense_\(index)", [4, 4]))
      groups.append(try Self.group("lstm_\(index)", [4, 16], [4, 16]))
    }
    groups.append(try Self.group("gru", [9, 9], [3, 9]))
    #expect(Self.names(groups).isEmpty)
  }

  @Test("Weights of unknown layers are refused by name")
  func unknown() throws {
    let error = #expect(throws: FileError.self) { try Self.group("conv1d", [3, 4, 5], [5]) }
    #expect(error?.problem.contains("“conv1d”") == true)
  }
}
