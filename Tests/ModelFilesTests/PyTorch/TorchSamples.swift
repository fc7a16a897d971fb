@testable import ModelFiles

/// Files as `torch.save` writes them, with their pickles in the readable protocol 0.
enum TorchSamples {
  /// The pickle of a tensor that views a storage.
  static func tensor(
    _ storage: String, of count: Int, offset: Int = 0, _ shape: [Int], strides: [Int],
    type: String = "FloatStorage"
  ) -> String {
    let sides = [shape, strides].map { "(" + $0.map { "I\($0)\n" }.joined() + "t" }.joined()
    return "ctorch._utils\n_rebuild_tensor_v2\n((S'storage'\nctorch\n\(type)\nS'\(storage)'\n"
      + "S'cuda:0'\nI\(count)\ntQI\(offset)\n\(sides)I00\nccollections\nOrderedDict\n(tRtR"
  }

  /// The pickle of a tensor that fills a storage.
  static func tensor(_ storage: String, _ shape: [Int]) -> String {
    var strides: [Int] = []
    for side in shape.reversed() {
      strides.insert((strides.first ?? 1) * (strides.isEmpty ? 1 : side), at: 0)
    }
    strides = shape.indices.map { shape[($0 + 1)...].reduce(1, *) }
    return tensor(storage, of: shape.reduce(1, *), shape, strides: strides)
  }

  /// The pickle of a dictionary.
  static func dictionary(_ entries: [(String, String)]) -> String {
    "(d" + entries.map { "S'\($0)'\n\($1)s" }.joined()
  }

  /// The pickle of a module.
  static func module(
    _ className: String, parameters: [(String, String)] = [], modules: [(String, String)] = [],
    attributes: [(String, String)] = []
  ) -> String {
    let state =
      [("training", "I01\n"), ("_parameters", dictionary(parameters))]
      + [("_buffers", "(d"), ("_modules", dictionary(modules))] + attributes
    return "c\(className.replacing(".", with: "\n"))\n(t\u{81}\(dictionary(state))b"
  }

  /// An archive as `torch.save` makes it.
  static func archive(
    _ pickle: String, storages: [(String, [Float])] = [], others: [(String, String)] = []
  ) -> [UInt8] {
    var archive = ZipArchive()
    archive.add("m/data.pkl", latin(pickle + "."))
    for (name, content) in others { archive.add("m/\(name)", Array(content.utf8)) }
    for (key, values) in storages {
      var bytes: [UInt8] = []
      bytes.append(littleEndian: values)
      archive.add("m/data/\(key)", bytes)
    }
    return archive.encoded()
  }

  /// A file of the legacy form.
  static func legacy(
    _ pickle: String, storages: [(String, [Float])], isLittleEndian: Bool = true,
    version: Int = 1001
  ) -> [UInt8] {
    let system = dictionary([("little_endian", isLittleEndian ? "I01\n" : "I00\n")])
    let keys = "(l" + storages.map { "S'\($0.0)'\na" }.joined()
    var bytes =
      TorchContainer.legacyStart
      + latin("I\(version)\n." + system + "." + pickle + "." + keys + ".")
    for (_, values) in storages {
      bytes.append(littleEndian: Int64(values.count))
      bytes.append(littleEndian: values)
    }
    return bytes
  }

  /// One byte for each character, as the instructions beyond ASCII are bytes.
  private static func latin(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  /// The numbers 0, 1, 2, ….
  static func numbers(_ count: Int) -> [Float] { (0..<count).map(Float.init) }
}
