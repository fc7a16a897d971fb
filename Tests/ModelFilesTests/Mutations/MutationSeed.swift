@testable import ModelFiles

/// A whole file that damaged ones are made of.
struct MutationSeed: Sendable {
  /// Where it is below the fixtures, for messages.
  let name: String

  /// The file.
  let bytes: [UInt8]

  /// What has to be said for the undamaged file to be read.
  let options: ImportOptions

  /// The bytes that describe others: all but the values of weights, as far as can be told.
  let structure: [Int]

  init(_ name: String, bytes: [UInt8], options: ImportOptions = ImportOptions()) {
    self.name = name
    self.bytes = bytes
    self.options = options
    structure = Self.structure(of: bytes)
  }

  /// Of HDF5 what no dataset has for its values, zeros apart; of other files what is near readable text.
  static func structure(of bytes: [UInt8]) -> [Int] {
    var isStructure = [Bool](repeating: false, count: bytes.count)
    if let file = try? HDF5File(bytes: bytes, path: "x") {
      for index in bytes.indices where bytes[index] != 0 {
        for near in max(0, index - 2)..<min(bytes.count, index + 3) { isStructure[near] = true }
      }
      for dataset in file.root.allDatasets {
        guard case .range(let range) = dataset.storage else { continue }
        for index in range { isStructure[index] = false }
      }
    } else {
      var run = 0
      for (index, byte) in bytes.enumerated() {
        run = (0x20...0x7E).contains(byte) ? run + 1 : 0
        guard run >= 4 else { continue }
        for near in max(0, index - 12)..<min(bytes.count, index + 12) { isStructure[near] = true }
      }
    }
    let places = bytes.indices.filter { isStructure[$0] }
    return places.isEmpty ? Array(bytes.indices) : places
  }

  /// Every file below a folder of the fixtures whose name begins so and that is not empty.
  static func all(_ folder: String, _ file: String) -> [MutationSeed] {
    FixtureFolder.names(folder).flatMap { name -> [MutationSeed] in
      let options = (try? FixtureCase("\(folder)/\(name)").options()) ?? ImportOptions()
      return FixtureFolder.names("\(folder)/\(name)").compactMap { entry in
        let path = "\(folder)/\(name)/\(entry)"
        guard entry.hasPrefix(file), entry != "case.json", entry != "expected.npz",
          let bytes = try? FileBytes.read(FixtureFolder.path(path)), !bytes.isEmpty
        else { return nil }
        return MutationSeed(path, bytes: bytes, options: options)
      }
    }
  }
}
