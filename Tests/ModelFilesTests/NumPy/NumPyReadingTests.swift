import Testing

@testable import ModelFiles

/// If one of these fails, a user's own series of numbers cannot be read, or is read wrongly.
@Suite struct NumPyReadingTests {
  /// An `.npy` file with a header and its data.
  private func file(_ header: String, _ data: [UInt8], version: UInt8 = 1) -> [UInt8] {
    var bytes = NumPyHeader.magic + [version, 0]
    if version == 1 {
      bytes.append(littleEndian: UInt16(header.utf8.count))
    } else {
      bytes.append(littleEndian: UInt32(header.utf8.count))
    }
    return bytes + Array(header.utf8) + data
  }

  private func header(_ type: String, _ shape: String, fortran: Bool = false) -> String {
    "{'descr': '\(type)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }\n"
  }

  @Test("What the program writes it reads")
  func roundTrip() throws {
    for array in [
      NumPyArray(shape: [2, 3], floats: [1, -2, 3, .infinity, 5, 6]),
      NumPyArray(shape: [0, 3], floats: []), NumPyArray(shape: [], floats: [7]),
      NumPyArray(strings: ["ab", "", "日本", "a\0b"]),
    ] {
      #expect(try NumPyArray(bytes: array.encoded()[...], path: "x") == array)
    }
  }

  @Test("Versions, byte orders, widths and column-major order are understood")
  func forms() throws {
    let two = [1, 0, 2, 0].map { UInt8($0) }
    let forms: [([UInt8], [Int], [Float])] = [
      (file(header("<i2", "(2,)"), two), [2], [1, 2]),
      (file(header(">i2", "(2,)"), two), [2], [256, 512]),
      (file(header("|u1", "(4L,)"), two, version: 2), [4], [1, 0, 2, 0]),
      (file(header("|b1", "(2, 2)"), two, version: 3), [2, 2], [1, 0, 1, 0]),
      (
        file(header("|i1", "(2, 3)", fortran: true), [1, 4, 2, 5, 3, 6]), [2, 3],
        [1, 2, 3, 4, 5, 6]
      ),
      (
        file(header("|i1", "(2, 1, 2)", fortran: true), [1, 3, 2, 4]), [2, 1, 2], [1, 2, 3, 4]
      ),
      (
        file("{\"shape\": (1,), \"descr\": \"<f2\", \"fortran_order\": False}", [0, 0x3C]), [1],
        [1]
      ),
    ]
    for (bytes, shape, values) in forms {
      let array = try NumPyArray(bytes: bytes[...], path: "x")
      #expect(array == NumPyArray(shape: shape, floats: values))
    }
    let text = file(header("|S3", "(2,)"), Array("ab\0cde".utf8))
    #expect(try NumPyArray(bytes: text[...], path: "x") == NumPyArray(strings: ["ab", "cde"]))
    let wide = file(header(">U1", "(1,)"), [0, 0, 0, 0xE9])
    #expect(try NumPyArray(bytes: wide[...], path: "x") == NumPyArray(strings: ["é"]))
  }

  @Test("A number beyond 32 bits is known by its place, an infinity is not one")
  func overflow() throws {
    func bits(_ values: [Double]) -> [UInt8] {
      values.flatMap { value in
        (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> ($0 * 8)) }
      }
    }
    let data = bits([1, .infinity, 3, 4, -1e300, 6])
    let rows = try NumPyArray(bytes: file(header("<f8", "(2, 3)"), data)[...], path: "x")
    #expect(rows.firstOverflow.map(rows.place) == "[1, 1]")
    let columns = try NumPyArray(
      bytes: file(header("<f8", "(2, 3)", fortran: true), data)[...], path: "x")
    #expect(columns.firstOverflow.map(columns.place) == "[0, 2]")
    let swapped = try NumPyArray(
      bytes: file(header(">f8", "(1, 1)"), bits([1e39]).reversed())[...], path: "x")
    #expect(swapped.firstOverflow.map(swapped.place) == "[0, 0]")
    let plain = try NumPyArray(
      bytes: file(header("<f8", "(2,)"), bits([.infinity, -.infinity]))[...], path: "x")
    #expect(plain.firstOverflow == nil)
    let error = #expect(throws: FileError.self) {
      try SeriesFile.series(file(header("<f8", "(2, 3)"), data), path: "x.npy")
    }
    #expect(error?.description.contains("at [1, 1] that is beyond the range") == true)
  }

  @Test("Archives give their arrays by name")
  func archive() throws {
    var archive = ZipArchive()
    archive.add("l0.f.npy", NumPyArray(shape: [1], floats: [3]).encoded())
    archive.add("readme.txt", [])
    archive.add("broken.npy", [1, 2])
    let file = try NumPyArchive(bytes: archive.encoded(), path: "x")
    #expect(file.names == ["l0.f", "broken"])
    #expect(try file.array("l0.f") == NumPyArray(shape: [1], floats: [3]))
    for (name, expected) in [
      ("broken", "x: its array “broken” is no NumPy array"),
      ("c", "x: has no array “c”; found l0.f, broken"),
    ] {
      let error = #expect(throws: FileError.self) { try file.array(name) }
      #expect(error?.description.hasPrefix(expected) == true)
    }
  }

  @Test(
    "What cannot be read is named",
    arguments: [
      (
        "{'descr': '|O', 'fortran_order': False, 'shape': (1,)}",
        "holds Python objects, which are a pickle"
      ),
      (
        "{'descr': '<c8', 'fortran_order': False, 'shape': (1,)}",
        "holds complex numbers (type “<c8”); expected real ones"
      ),
      (
        "{'descr': [('a', '<f4'), ('b]', '<i2', (2,))], 'fortran_order': False, 'shape': (1,)}",
        "holds values of a structured type"
      ),
      ("{'descr': [('a', '<f4'), 'fortran_order': False, 'shape': (1,)}", "header is damaged"),
      ("{'descr': '<f4', 'fortran_order': 1, 'shape': (1,)}", "header is damaged"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}", "header is damaged"),
      ("{'descr': '<f4', 'fortran_order': False}", "header is damaged"),
      ("{'descr': '<f4', 'descr': '<f4', 'shape': (1,)}", "header is damaged"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", "does not fill its 4 bytes"),
      ("{'descr': '<U0', 'fortran_order': False, 'shape': (9,)}", "does not fill its 4 bytes"),
      (
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387905,)}",
        "does not fill"
      ),
      (
        "{'descr': '<U4611686018427387904', 'fortran_order': False, 'shape': (1,)}",
        "values of type"
      ),
    ])
  func refusals(header: String, expected: String) {
    let bytes = file(header, [0, 0, 0, 0])
    let error = #expect(throws: FileError.self) { try NumPyArray(bytes: bytes[...], path: "x") }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test("Damaged arrays are read or refused")
  func mutations() {
    let files = [
      NumPyArray(shape: [2, 3], floats: [1, -2, 3, 4, 5, 6]).encoded(),
      NumPyArray(strings: ["ab", "日本"]).encoded(),
      file(header(">i2", "(2, 2)", fortran: true), [1, 4, 2, 5, 3, 6, 1, 1], version: 2),
    ]
    Mutations.check(files, count: 4000, seed: 2) { bytes throws(FileError) in
      switch try NumPyArray(bytes: bytes[...], path: "x").values {
      case .floats(let floats): floats.count
      case .strings(let strings): strings.count
      }
    }
  }
}
