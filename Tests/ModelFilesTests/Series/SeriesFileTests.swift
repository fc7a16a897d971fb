import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, an array of somebody's script is read in another order or not at all.
@Suite struct SeriesFileTests {
  func array(_ shape: [Int]) -> [UInt8] {
    NumPyArray(shape: shape, floats: (0..<shape.reduce(1, *)).map { Float($0) }).encoded()
  }

  @Test("Arrays of one, two and three sides are steps, steps × features, the first sequence")
  func shapes() throws {
    let line = try SeriesFile.series(array([3]), path: "x.npy")
    #expect(line.values == Matrix(rows: 3, columns: 1, elements: [0, 1, 2]))
    let table = try SeriesFile.series(array([3, 2]), path: "x.npy")
    #expect(table.values[2, 1] == 5)
    #expect(table.features == ["x0", "x1"])
    let one = try SeriesFile.series(array([1, 3, 2]), path: "x.npy")
    #expect(one.values == table.values)
    #expect(one.notes.isEmpty)
    let batch = try SeriesFile.series(array([4, 3, 2]), path: "x.npy")
    #expect(batch.values == table.values)
    #expect(batch.notes == ["of its 4 sequences the first is read"])
  }

  @Test("Shapes that are no series are refused", arguments: [[], [0], [3, 0], [1, 1, 1, 1]])
  func refusedShapes(shape: [Int]) {
    let error = #expect(throws: FileError.self) {
      try SeriesFile.series(array(shape), path: "x.npy")
    }
    #expect(error?.problem.contains("has shape \(shape); expected") == true)
  }

  @Test("An archive's one array is read, one of several has to be named")
  func archives() throws {
    let folder = TemporaryFolder()
    var archive = ZipArchive()
    archive.add("a.npy", array([2]))
    try FileBytes.write(archive.encoded(), to: folder.file("one.npz"))
    #expect(try SeriesFile.load(folder.file("one.npz")).values.elements == [0, 1])
    archive.add("b.npy", array([3]))
    archive.add("t.npy", NumPyArray(strings: ["x"]).encoded())
    try FileBytes.write(archive.encoded(), to: folder.file("two.npz"))
    #expect(try SeriesFile.load(folder.file("two.npz:b")).values.elements == [0, 1, 2])
    for (name, expected) in [
      ("two.npz", "holds several arrays (a, b, t); name one"), ("two.npz:c", "has no array “c”"),
      ("two.npz:t", "its array “t” holds texts"), ("none.npz:a", "cannot be opened"),
    ] {
      let error = #expect(throws: FileError.self) { try SeriesFile.load(folder.file(name)) }
      #expect(error?.problem.contains(expected) == true, "\(error?.problem ?? "")")
    }
    let empty = ZipArchive().encoded()
    #expect(throws: FileError.self) { try SeriesFile.series(empty, path: "x.npz") }
  }
}
