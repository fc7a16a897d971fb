import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, a network starts from another state than the one it was given.
@Suite struct InitialStateFileTests {
  private func file(_ arrays: [(String, [Int])]) -> [UInt8] {
    var archive = ZipArchive()
    for (name, shape) in arrays {
      let values = (0..<shape.reduce(1, *)).map { Float($0) + (name == "c_0" ? 100 : 0) }
      archive.add("\(name).npy", NumPyArray(shape: shape, floats: values).encoded())
    }
    return archive.encoded()
  }

  @Test("Rows go to the layers in their order, with a batch of one or without")
  func rows() throws {
    let network = randomModel(layers: 2).network
    for shape in [[2, 4], [2, 1, 4]] {
      let bytes = file([("h_0", shape), ("c_0", shape)])
      let state = try InitialStateFile.state(bytes: bytes, path: "s", for: network)
      #expect(state.hidden == [[0, 1, 2, 3], [4, 5, 6, 7]])
      #expect(state.cell == [[100, 101, 102, 103], [104, 105, 106, 107]])
      #expect(state.problem(in: network) == nil)
    }
  }

  @Test("Cells without C need no c_0")
  func withoutCell() throws {
    let bytes = file([("h_0", [1, 4])])
    let network = randomModel(.rnn).network
    let state = try InitialStateFile.state(bytes: bytes, path: "s", for: network)
    #expect(state.hidden == [[0, 1, 2, 3]] && state.cell == [[]])
  }

  @Test("Values that are no finite numbers are named by their place")
  func notFinite() {
    let network = randomModel(layers: 2).network
    for (value, name) in [(Float.nan, "nan"), (-.infinity, "-inf")] {
      var archive = ZipArchive()
      var values = [Float](repeating: 0, count: 8)
      archive.add("h_0.npy", NumPyArray(shape: [2, 1, 4], floats: values).encoded())
      values[6] = value
      archive.add("c_0.npy", NumPyArray(shape: [2, 1, 4], floats: values).encoded())
      let error = #expect(throws: FileError.self) {
        try InitialStateFile.state(bytes: archive.encoded(), path: "s", for: network)
      }
      #expect(
        error?.description
          == "s: its array “c_0” holds \(name) at [1, 0, 2]; a network starts from finite numbers")
    }
  }

  @Test("Arrays that are missing or of another shape are refused in one line")
  func refused() {
    let network = randomModel(layers: 2).network
    let cases: [([(String, [Int])], String)] = [
      ([("h_0", [2, 4])], "has no array “c_0”"),
      ([("h_0", [2, 5]), ("c_0", [2, 4])], "array “h_0” has shape [2, 5]; expected [2, 4]"),
      ([("h_0", [2, 4]), ("c_0", [1, 4])], "array “c_0” has shape [1, 4]; expected [2, 4]"),
      ([("h_0", [2, 3, 4]), ("c_0", [2, 4])], "has shape [2, 3, 4]; expected [2, 4]"),
    ]
    for (arrays, expected) in cases {
      let error = #expect(throws: FileError.self) {
        try InitialStateFile.state(bytes: file(arrays), path: "s", for: network)
      }
      #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
    }
  }
}
