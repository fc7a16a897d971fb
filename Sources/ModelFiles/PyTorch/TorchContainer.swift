/// The pickle of a file that `torch.save` wrote, and the bytes of its storages.
///
/// There are two forms: since PyTorch 1.6 a ZIP archive with an entry for the pickle
/// and one for each storage, before (and on demand) five pickles with the storages
/// behind them.
struct TorchContainer {
  /// What the form is called.
  let format: String

  /// The object that was saved.
  let pickle: Pickle

  /// The storages' bytes, little-endian, by the keys that tensors name them with.
  private(set) var storages: [String: ArraySlice<UInt8>] = [:]

  /// What the legacy form begins with: the pickle of 0x1950a86a20f9469cfc6c.
  static let legacyStart: [UInt8] = [
    0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
  ]

  /// Whether an archive is one that `torch.save` or TorchScript wrote.
  static func isIn(_ archive: ZipFile) -> Bool { root(of: archive) != nil }

  /// The folder in the archive that holds everything, with its slash.
  private static func root(of archive: ZipFile) -> String? {
    let pickle = "data.pkl"
    let names = archive.entries.map(\.name).filter { name in
      name == pickle || name.hasSuffix("/" + pickle)
    }
    let shortest = names.min { $0.utf8.count < $1.utf8.count }
    return shortest.map { String($0.dropLast(pickle.count)) }
  }

  // MARK: - The archive

  /// Reads the pickle of an archive.
  ///
  /// - Parameters:
  ///   - archive: The archive.
  ///   - path: What errors call the file.
  /// - Throws: If there is no pickle, it cannot be followed, or the file is a TorchScript
  ///   program or of the other byte order.
  init(archive: ZipFile, path: String) throws(FileError) {
    format = "PyTorch (zip)"
    guard let root = Self.root(of: archive), let entry = archive.entry(root + "data.pkl") else {
      let found = archive.entries.prefix(4).map(\.name).joined(separator: ", ")
      throw FileError(
        path, "is a ZIP archive without the “data.pkl” that torch.save writes; found \(found)")
    }
    if archive.entry(root + "constants.pkl") != nil {
      throw FileError(
        path,
        "is a TorchScript program, whose weights are not read; in Python: "
          + "torch.save(torch.jit.load(\"model.pt\").state_dict(), \"weights.pt\")")
    }
    if let entry = archive.entry(root + "byteorder") {
      let order = String(decoding: try archive.content(of: entry).prefix(16), as: UTF8.self)
      guard order == "little" else {
        throw FileError(path, "holds numbers in the byte order “\(order)”; expected “little”")
      }
    }
    pickle = try Pickle(
      bytes: try archive.content(of: entry), path: path, subject: "its pickle “\(entry.name)”")
    let objects = TorchObjects(pickle: pickle)
    for index in pickle.nodes.indices where pickle.nodes[index].kind == .persistent {
      guard let key = objects.storage(.node(index))?.key, storages[key] == nil,
        let entry = archive.entry(root + "data/" + key)
      else { continue }
      storages[key] = try archive.content(of: entry)
    }
  }

  // MARK: - The legacy form

  /// Reads a file of five pickles: magic number, version, system, object and keys.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  /// - Throws: If one of them cannot be followed, or the storages are cut short.
  init(legacy bytes: [UInt8], path: String) throws(FileError) {
    format = "PyTorch (legacy)"
    let names = ["magic number", "version", "system", "object", "list of storages"]
    var pickles: [Pickle] = []
    var position = 0
    for name in names {
      let next = try Pickle(
        bytes: bytes[position...], path: path, subject: "its pickle of the \(name)")
      pickles.append(next)
      position = next.end
    }
    guard pickles[1].root == .integer(1001) else {
      throw FileError(path, "is of another version of the legacy form; expected 1001")
    }
    guard pickles[2].value("little_endian", in: pickles[2].root) != .bool(false) else {
      throw FileError(path, "holds numbers in the byte order “big”; expected “little”")
    }
    pickle = pickles[3]
    try takeStorages(keys: pickles[4], from: bytes[position...], path)
  }

  /// Reads a plain pickle, of what has no storages of its own.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  /// - Throws: If it cannot be followed.
  init(pickle bytes: [UInt8], path: String) throws(FileError) {
    format = "pickle"
    pickle = try Pickle(bytes: bytes[...], path: path)
  }

  /// Finds each storage: a count of 64 bits, then as many numbers, in the order of the keys.
  private mutating func takeStorages(
    keys: Pickle, from bytes: ArraySlice<UInt8>, _ path: String
  ) throws(FileError) {
    let objects = TorchObjects(pickle: pickle)
    var widths: [String: Int] = [:]
    for index in pickle.nodes.indices where pickle.nodes[index].kind == .persistent {
      guard let storage = objects.storage(.node(index)) else { continue }
      widths[storage.key] = TorchObjects.storageTypes[storage.type]?.width
    }
    guard let list = keys.items(keys.root) else {
      throw FileError(path, "has no list of storages where one should be")
    }
    var rest = bytes
    for value in list {
      guard let key = TorchObjects(pickle: keys).key(value), let width = widths[key] else {
        throw FileError(path, "has a storage that no tensor names, or of an unknown type")
      }
      guard let count = rest.littleEndian(at: 0, as: Int64.self), count >= 0,
        count <= (rest.count - 8) / width
      else {
        throw FileError(
          path, "is cut short: storage “\(key)” does not fit into the \(rest.count) bytes left")
      }
      rest = rest.dropFirst(8)
      storages[key] = rest.prefix(Int(count) * width)
      rest = rest.dropFirst(Int(count) * width)
    }
  }
}
