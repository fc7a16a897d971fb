import Foundation
import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, Keras models are not opened, or with other weights than they have.
@Suite struct HDF5FileTests {
  private struct Expected: Decodable {
    struct Dataset: Decodable {
      let shape: [Int]
      let values: [Double]
    }
    let datasets: [String: Dataset]
    let strings: [String: [String]]
    let numbers: [Double]
  }

  private static func bytes(_ name: String) throws -> [UInt8] {
    try FileBytes.read(FixtureFolder.path("hdf5/\(name)"))
  }

  private static func file(_ name: String) throws -> HDF5File {
    try HDF5File(bytes: try bytes(name), path: name)
  }

  @Test("Every dataset and attribute is what h5py wrote", arguments: ["kinds", "latest"])
  func kinds(name: String) throws {
    let file = try Self.file("\(name).h5")
    let expected = try JSONDecoder().decode(
      Expected.self, from: Data(try Self.bytes("\(name).json")))
    #expect(file.root.allDatasets.map(\.name).sorted() == expected.datasets.keys.sorted())
    for (name, dataset) in expected.datasets {
      let tensor = try #require(file.root.dataset(name)).tensor()
      #expect(tensor.shape == dataset.shape, "\(name)")
      #expect(tensor.values == dataset.values.map { Float($0) }, "\(name)")
    }
    for (name, strings) in expected.strings {
      #expect(file.root.group("floats")?.attributes[name]?.strings == strings, "\(name)")
    }
    #expect(file.root.attributes["numbers"]?.value == .numbers(expected.numbers))
    #expect(file.root.attributes["pi"]?.value == .numbers([3.25]))
  }

  @Test("A file may begin with bytes of somebody else's")
  func userBlock() throws {
    let file = try Self.file("userblock.h5")
    #expect(try file.root.dataset("values")?.tensor().values == [0, 1, 2])
  }

  @Test("A group may have many names")
  func manyNames() throws {
    let file = try Self.file("many.h5")
    #expect(Set(file.root.childNames) == Set((0..<140).map { "layer_\($0)" }))
  }

  @Test(
    "What is not read says so when it is asked for",
    arguments: [
      ("compound", "compound values"), ("lzf", "LZF"), ("unwritten", "never written"),
      ("strings", "holds strings"), ("opaque", "opaque values"),
    ])
  func unsupported(name: String, expected: String) throws {
    let file = try Self.file("unsupported.h5")
    let dataset = try #require(file.root.dataset(name))
    let error = #expect(throws: FileError.self) { try dataset.tensor() }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
    #expect(file.root.dataset("soft") == nil)
  }

  @Test(
    "What the tree cannot be read for says so at once",
    arguments: [
      ("dense.h5", "fractal heap"), ("hardlink.h5", "another name"),
      ("long-names.h5", "overlap or lead in circles"),
    ])
  func unsupportedTrees(name: String, expected: String) throws {
    let error = #expect(throws: FileError.self) { try Self.file(name) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test("A shape without values has no sides that cannot be multiplied")
  func emptyShapes() throws {
    func shape(_ sides: [UInt64]) throws -> [Int] {
      var bytes: [UInt8] = [2, UInt8(sides.count), 0, 1]
      for side in sides { bytes.append(littleEndian: side) }
      var cursor = HDF5Cursor(bytes, bytes.indices, "shape", path: "x")
      return try HDF5Dataspace(&cursor).shape
    }
    #expect(try shape([0, 4]) == [0, 4])
    #expect(throws: FileError.self) { try shape([1 << 62, 0]) }
    #expect(throws: FileError.self) { try shape([0, 1 << 62]) }
  }

  @Test("Enumerations of enumerations are not followed into each other")
  func enumerations() throws {
    let nested = [[UInt8]](repeating: [0x18, 0, 0, 0, 4, 0, 0, 0], count: 200_000).flatMap { $0 }
    var cursor = HDF5Cursor(nested, nested.indices, "datatype", path: "x")
    let type = try HDF5Datatype(&cursor)
    #expect(type == .unsupported("an enumeration of other things than integers", size: 4))
  }

  @Test("Every truncation is refused")
  func truncations() throws {
    let bytes = try Self.bytes("many.h5")
    for count in stride(from: 0, to: bytes.count, by: 37) {
      #expect(throws: FileError.self) {
        try HDF5File(bytes: Array(bytes.prefix(count)), path: "x")
      }
    }
  }

  @Test("Damaged files are read or refused in one line")
  func mutations() throws {
    let files = try ["kinds.h5", "latest.h5", "many.h5", "unsupported.h5"].map(Self.bytes)
    Mutations.check(files, count: 600, seed: 40) { bytes throws(FileError) in
      let file = try HDF5File(bytes: bytes, path: "x")
      var count = 0
      for dataset in file.root.allDatasets { count += try dataset.tensor().values.count }
      return count
    }
  }
}
