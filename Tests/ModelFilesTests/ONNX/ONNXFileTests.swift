import Foundation
import ONNXProtos
import Testing

@testable import ModelFiles

/// If one of these fails, a file of a few bytes fills the memory, or a model makes the program
/// read files that are none of its own.
@Suite struct ONNXFileTests {
  /// A field that holds bytes.
  private func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
    var length: [UInt8] = []
    var rest = content.count
    repeat {
      length.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
      rest >>= 7
    } while rest > 0
    return [number << 3 | 2] + length + content
  }

  @Test(
    "A file of empty messages is refused before it is parsed", arguments: [1, 5, 11] as [UInt8])
  func emptyMessages(number: UInt8) {
    let messages = Array(repeating: field(number, []), count: 300_000).flatMap { $0 }
    let error = #expect(throws: FileError.self) {
      try ONNXReader(bytes: field(7, messages), path: "x").model()
    }
    #expect(error?.description.contains("empty messages") == true)
  }

  @Test("Graphs inside of graphs end somewhere", arguments: [20, 40, 5000])
  func nested(depth: Int) {
    var graph: [UInt8] = field(1, field(4, Array("LSTM".utf8)))
    for _ in 0..<depth {
      graph = field(1, field(4, Array("If".utf8)) + field(5, field(1, [0x61]) + field(6, graph)))
    }
    let error = #expect(throws: FileError.self) {
      try ONNXReader(bytes: field(7, graph), path: "x").model()
    }
    #expect(error?.description.contains("deep") == (depth > 30))
  }

  @Test("What is no ONNX file is said to be none")
  func others() {
    let files: [[UInt8]] = [
      [], [0], [0xFF, 0xFF], Array("hello, world".utf8), Array(repeating: 8, count: 99),
    ]
    for bytes in files {
      let error = #expect(throws: FileError.self) {
        try ONNXReader(bytes: bytes, path: "x").model()
      }
      #expect(error?.description.contains("ONNX model") == true)
    }
  }

  @Test("A constant as large as it likes is never written out")
  func bombs() throws {
    var graph = ONNXGraph()
    graph.cell()
    graph.integers("huge", [1 << 20, 1 << 20])
    graph.add("ConstantOfShape", ["huge"], ["zeros"])
    graph.add("Expand", ["R", "huge"], ["wide"])
    graph.add("LSTM", ["x", "W", "R", "B", "", "zeros"], ["y"])
    graph.add("LSTM", ["x", "wide", "R", "B"], ["z"])
    var previous = "R"
    for step in 0..<40 {
      graph.add("Concat", [previous, previous], ["d\(step)"], ["axis": .integer(0)])
      previous = "d\(step)"
    }
    graph.add("MatMul", ["y", previous], ["o"])
    let model = try graph.model("o")
    #expect(model.network.layers.count == 1)
    #expect(model.notes.contains { $0.contains("more numbers") })
  }

  // MARK: - Values beside the model

  /// A model in a folder of its own whose R is in another file.
  private func external(
    _ entries: [String: String], _ body: (String, [UInt8]) throws -> Void
  ) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("onnx-\(UUID())")
    let folder = root.appendingPathComponent("model")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    var data: [UInt8] = [1, 2, 3, 4]
    data.append(littleEndian: ONNXGraph.values("R", 36))
    try FileBytes.write(data, to: folder.appendingPathComponent("weights.bin").path)
    try FileBytes.write(data, to: root.appendingPathComponent("outside.bin").path)
    try FileManager.default.createSymbolicLink(
      atPath: folder.appendingPathComponent("link.bin").path,
      withDestinationPath: root.appendingPathComponent("outside.bin").path)
    var graph = ONNXGraph()
    graph.cell()
    graph.add("LSTM", ["x", "W", "R", "B"], ["y"])
    let index = try #require(graph.proto.initializer.firstIndex { $0.name == "R" })
    graph.proto.initializer[index].floatData = []
    graph.proto.initializer[index].dataLocation = 1
    let usual = ["location": "weights.bin", "offset": "4"]
    for (key, value) in usual.merging(entries, uniquingKeysWith: { $1 }) {
      var entry = Onnx_StringStringEntryProto()
      (entry.key, entry.value) = (key, value)
      graph.proto.initializer[index].externalData.append(entry)
    }
    try body(folder.appendingPathComponent("model.onnx").path, try graph.bytes(["y"]))
  }

  @Test("Values in a file beside the model are read")
  func beside() throws {
    try external(["length": "144"]) { path, bytes in
      let network = try ONNXReader(bytes: bytes, path: path).model().network
      #expect(network.layers[0].recurrentWeight[0, 0] == ONNXGraph.values("R", 1)[0])
    }
  }

  @Test(
    "Files elsewhere are never opened",
    arguments: ["../outside.bin", "/etc/passwd", "a/../../outside.bin", "link.bin", "..", "a\\b"])
  func elsewhere(location: String) throws {
    try external(["location": location]) { path, bytes in
      let error = #expect(throws: FileError.self) {
        try ONNXReader(bytes: bytes, path: path).model()
      }
      let line = error?.problem ?? ""
      #expect(line.contains("“R”") && line.contains("folder"), "\(line)")
    }
  }

  @Test(
    "Places outside of the file are refused",
    arguments: [
      ["offset": "5"], ["offset": "-4"], ["offset": "9223372036854775807"], ["offset": "x"],
      ["length": "143"], ["length": "-1"], ["location": "missing.bin"], ["location": ""],
      ["location": "."],
    ])
  func outside(entries: [String: String]) throws {
    try external(entries) { path, bytes in
      let error = #expect(throws: FileError.self) {
        try ONNXReader(bytes: bytes, path: path).model()
      }
      #expect(error?.problem.contains("“R”") == true)
    }
  }
}
