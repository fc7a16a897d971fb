@testable import ModelFiles

/// Packs archives with right lengths and checksums around whatever they are given.
struct ZipPacker {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// Adds an entry; what is deflated is so in stored blocks, which a reader has to inflate all the same.
  mutating func add(_ name: String, _ content: [UInt8], isDeflated: Bool) {
    let kept = isDeflated ? Self.storedBlocks(content) : content
    var shared: [UInt8] = []
    for field in [20, 1 << 11, isDeflated ? 8 : 0, 0, 33] as [UInt16] {
      shared.append(littleEndian: field)
    }
    shared.append(littleEndian: Inflater.checksum(of: content))
    shared.append(littleEndian: UInt32(kept.count))
    shared.append(littleEndian: UInt32(content.count))
    shared.append(littleEndian: UInt16(name.utf8.count))
    shared.append(littleEndian: UInt16(0))
    directory.append(littleEndian: 0x0201_4b50 as UInt32)
    directory.append(littleEndian: UInt16(20))
    directory += shared + [UInt8](repeating: 0, count: 10)
    directory.append(littleEndian: UInt32(body.count))
    directory += name.utf8
    body.append(littleEndian: 0x0403_4b50 as UInt32)
    body += shared + Array(name.utf8) + kept
    count += 1
  }

  /// The archive.
  func archive() -> [UInt8] {
    var end: [UInt8] = []
    end.append(littleEndian: 0x0605_4b50 as UInt32)
    end.append(littleEndian: UInt32(0))
    end.append(littleEndian: count)
    end.append(littleEndian: count)
    end.append(littleEndian: UInt32(directory.count))
    end.append(littleEndian: UInt32(body.count))
    end.append(littleEndian: UInt16(0))
    return body + directory + end
  }

  /// A deflate stream that compresses nothing (RFC 1951, 3.2.4).
  private static func storedBlocks(_ content: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = content[...]
    repeat {
      let block = rest.prefix(Int(UInt16.max))
      rest = rest.dropFirst(block.count)
      result.append(rest.isEmpty ? 1 : 0)
      result.append(littleEndian: UInt16(block.count))
      result.append(littleEndian: ~UInt16(block.count))
      result += block
    } while !rest.isEmpty
    return result
  }
}
