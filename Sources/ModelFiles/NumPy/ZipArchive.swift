import CZlib

/// A ZIP archive whose entries are stored as they are, as NumPy's `.npz` is.
struct ZipArchive {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  private enum Signature {
    static let entry: UInt32 = 0x0403_4b50
    static let directoryEntry: UInt32 = 0x0201_4b50
    static let end: UInt32 = 0x0605_4b50
  }

  /// Adds a file to the archive.
  ///
  /// An archive without the 64-bit extensions holds less than 4 GiB.
  mutating func add(_ name: String, _ content: [UInt8]) {
    precondition(body.count + content.count < Int(UInt32.max), "a ZIP archive is below 4 GiB")
    let offset = UInt32(body.count)
    let header = sharedHeader(name, content)
    body.append(littleEndian: Signature.entry)
    body += header + Array(name.utf8) + content

    directory.append(littleEndian: Signature.directoryEntry)
    directory.append(littleEndian: UInt16(20))  // version that wrote it
    directory += header
    directory.append(contentsOf: repeatElement(0, count: 10))  // comment, disk, attributes
    directory.append(littleEndian: offset)
    directory += Array(name.utf8)
    count += 1
  }

  /// The archive's bytes.
  func encoded() -> [UInt8] {
    var end: [UInt8] = []
    end.append(littleEndian: Signature.end)
    end.append(littleEndian: UInt32(0))  // this is the only disk
    end.append(littleEndian: count)
    end.append(littleEndian: count)
    end.append(littleEndian: UInt32(directory.count))
    end.append(littleEndian: UInt32(body.count))
    end.append(littleEndian: UInt16(0))
    return body + directory + end
  }

  /// What an entry's header and its line in the directory have in common.
  private func sharedHeader(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let checksum = content.withUnsafeBytes { buffer in
      crc32(0, buffer.bindMemory(to: UInt8.self).baseAddress, UInt32(buffer.count))
    }
    var header: [UInt8] = []
    header.append(littleEndian: UInt16(20))  // version needed
    header.append(littleEndian: UInt16(1 << 11))  // names are UTF-8
    header.append(littleEndian: UInt16(0))  // stored
    header.append(littleEndian: UInt16(0))  // midnight
    header.append(littleEndian: UInt16(1 << 5 | 1))  // 1 January 1980: equal contents, equal bytes
    header.append(littleEndian: UInt32(truncatingIfNeeded: content.isEmpty ? 0 : checksum))
    header.append(littleEndian: UInt32(content.count))
    header.append(littleEndian: UInt32(content.count))
    header.append(littleEndian: UInt16(name.utf8.count))
    header.append(littleEndian: UInt16(0))
    return header
  }
}
