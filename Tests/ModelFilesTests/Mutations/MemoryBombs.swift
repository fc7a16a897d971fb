@testable import ModelFiles

/// Small files that would take memory out of all proportion, if what they repeat were read each time.
enum MemoryBombs {
  static let all: [(name: String, bytes: [UInt8])] = [
    ("one array in many", sharedArray), ("long names", longNames),
    ("overlapping tensors", overlappingTensors), ("many lists", many("]")),
    ("many memoized values", many("]" + "\u{94}")),
  ]

  /// A thousand tensors on the same 60 KB.
  private static var overlappingTensors: [UInt8] {
    let entries = (0..<1000).map {
      #""t\#($0)":{"dtype":"U8","shape":[60000],"data_offsets":[0,60000]}"#
    }
    let header = "{" + entries.joined(separator: ",") + "}"
    var bytes: [UInt8] = []
    bytes.append(littleEndian: UInt64(header.utf8.count))
    return bytes + header.utf8 + [UInt8](repeating: 1, count: 60_000)
  }

  /// A thousand arrays made of the same 60 KB.
  private static var sharedArray: [UInt8] {
    let data = String(repeating: "a", count: 60_000)
    let type = "cnumpy\ndtype\n(S'u1'\ntR"
    var pickle =
      "S'\(data)'\np0\n0\(type)p1\n0cnumpy.core.numeric\n_frombuffer\np2\n0(I60000\ntp3\n0(d"
    for index in 0..<1000 { pickle += "S'w\(index)'\ng2\n(g0\ng1\ng3\nS'C'\ntRs" }
    return TorchSamples.archive(pickle)
  }

  /// A dictionary of a name of 60 KB, with a thousand tensors.
  private static var longNames: [UInt8] {
    var inner = "(d"
    for index in 0..<1000 { inner += "S'\(index)'\ng9\ns" }
    let name = String(repeating: "n", count: 60_000)
    let pickle = "(dS'a'\n\(TorchSamples.tensor("0", [1]))p9\nsS'\(name)'\n\(inner)s"
    return TorchSamples.archive(pickle, storages: [("0", [1])])
  }

  /// A list of 200,000 of the same.
  private static func many(_ instruction: String) -> [UInt8] {
    TorchSamples.archive("(" + String(repeating: instruction, count: 200_000) + "l")
  }
}
