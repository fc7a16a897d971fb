import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, a wrong file crashes the program instead of being named.
@Suite struct SafeTensorsFileTests {
  @Test("The layout is the documented one")
  func layout() throws {
    let file = SafeTensorsFile(
      tensors: ["a": .init(shape: [2], values: [1, -2])], metadata: ["k": "v"])
    let bytes = try file.encoded()
    let header = #"{"__metadata__":{"k":"v"},"a":{"data_offsets":[0,8],"dtype":"F32","shape":[2]}}"#
    let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    var expected: [UInt8] = []
    expected.append(littleEndian: UInt64(padded.utf8.count))
    expected += Array(padded.utf8) + [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]
    #expect(bytes == expected)
    #expect(try SafeTensorsFile(bytes: bytes, path: "x") == file)
  }

  @Test("Every truncation is refused")
  func truncations() throws {
    let bytes = try randomModel().safeTensorsFile().encoded()
    for count in 0..<bytes.count {
      #expect(throws: FileError.self) {
        try SafeTensorsFile(bytes: Array(bytes.prefix(count)), path: "x")
      }
    }
  }

  @Test("Flipped bits are read or refused, never a crash")
  func flippedBits() throws {
    let bytes = try randomModel().safeTensorsFile().encoded()
    var generator = SeededGenerator(seed: 9)
    var refused = 0
    for _ in 0..<3000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<min(900, damaged.count), using: &generator)
        damaged[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
      do {
        _ = try TokenModel(bytes: damaged, path: "x", name: "x")
      } catch {
        refused += 1
        #expect(!error.description.contains("\n"))
      }
    }
    #expect(refused > 1000)
  }

  @Test(
    "Holes, overlaps and impossible shapes are named",
    arguments: [
      (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, 8, "hole or overlap"),
      (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 8, "end at byte 4 of 8"),
      (#"{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}"#, 4, "is F8_E4M3"),
      (#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, 4, "impossible shape"),
      (
        #"{"a":{"dtype":"F32","shape":[4611686018427387904,8],"data_offsets":[0,4]}}"#, 4,
        "impossible"
      ),
      (
        #"{"a":{"dtype":"F32","shape":[4611686018427387904,0],"data_offsets":[0,0]}}"#, 0,
        "impossible"
      ),
      (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, 4, "needs 8 bytes, found 4"),
      (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,400]}}"#, 4, "of 4 bytes of data"),
      (#"[1, 2]"#, 0, "not the JSON expected"),
    ])
  func badHeaders(header: String, dataCount: Int, expected: String) throws {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: UInt64(header.utf8.count))
    bytes += Array(header.utf8) + [UInt8](repeating: 0, count: dataCount)
    let content = bytes
    let error = #expect(throws: FileError.self) { try SafeTensorsFile(bytes: content, path: "x") }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }
}
