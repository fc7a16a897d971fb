import Testing

@testable import ModelFiles

/// If this fails, no program can open an `.npz` that `trace` writes.
@Suite struct ZipArchiveTests {
  @Test("Entries, directory and end agree, and checksums are right")
  func structure() throws {
    var archive = ZipArchive()
    archive.add("a.txt", Array("123456789".utf8))
    archive.add("empty", [])
    let bytes = archive.encoded()
    // The end record is 22 bytes long and says where the directory is.
    let end = bytes.count - 22
    #expect(bytes.littleEndian(at: end, as: UInt32.self) == 0x0605_4b50)
    #expect(bytes.littleEndian(at: end + 10, as: UInt16.self) == 2)
    let start = Int(try #require(bytes.littleEndian(at: end + 16, as: UInt32.self)))
    let size = Int(try #require(bytes.littleEndian(at: end + 12, as: UInt32.self)))
    #expect(start + size == end)
    #expect(bytes.littleEndian(at: start, as: UInt32.self) == 0x0201_4b50)
    // The check value of CRC-32 for "123456789".
    #expect(bytes.littleEndian(at: start + 16, as: UInt32.self) == 0xCBF4_3926)
    #expect(bytes.littleEndian(at: 14, as: UInt32.self) == 0xCBF4_3926)
    let second = start + 46 + 5
    #expect(bytes.littleEndian(at: second, as: UInt32.self) == 0x0201_4b50)
    let offset = Int(try #require(bytes.littleEndian(at: second + 42, as: UInt32.self)))
    #expect(bytes.littleEndian(at: offset, as: UInt32.self) == 0x0403_4b50)
    #expect(offset == 30 + 5 + 9)
  }
}
