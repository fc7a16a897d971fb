import Testing

@testable import ModelFiles

extension Mutations {
  /// A copy damaged behind the checksums and lengths that a reader looks at first: an entry of an archive is
  /// damaged and packed again, a header gets the length it has, and elsewhere only bytes of the
  /// structure are written over, so that all others stay where they are.
  mutating func mutatedInside(_ seed: MutationSeed, donor: MutationSeed) -> [UInt8] {
    let bytes = seed.bytes
    if ZipFile.begins(bytes), let archive = try? ZipFile(bytes: bytes, path: "x"),
      !archive.entries.isEmpty
    {
      return repacked(archive, donor: donor)
    }
    if let length = bytes.littleEndian(at: 0, as: UInt64.self).flatMap({ Int(exactly: $0) }),
      length > 1, length <= bytes.count - 8, bytes[8] == UInt8(ascii: "{")
    {
      let header = mutated(Array(bytes[8..<8 + length]), donor: Array(donor.bytes.dropFirst(8)))
      var result: [UInt8] = []
      result.append(littleEndian: UInt64(header.count))
      return result + header + bytes[(8 + length)...]
    }
    return overwritten(bytes, at: seed.structure)
  }

  /// Damages an entry of an archive, most often one that describes the others, and packs all again.
  private mutating func repacked(_ archive: ZipFile, donor: MutationSeed) -> [UInt8] {
    let telling = archive.entries.indices.filter { index in
      [".pkl", ".json", ".h5", ".npy", ".txt"].contains {
        archive.entries[index].name.hasSuffix($0)
      }
    }
    let isTelling = Int.random(in: 0..<8, using: &generator) > 0
    let chosen =
      (isTelling ? telling.randomElement(using: &generator) : nil)
      ?? archive.entries.indices.randomElement(using: &generator)
    let donated = (try? ZipFile(bytes: donor.bytes, path: "x")) ?? archive
    let other = donated.entries.randomElement(using: &generator)
    var packer = ZipPacker()
    for (index, entry) in archive.entries.enumerated() {
      var name = entry.name
      var content = (try? archive.content(of: entry)).map { Array($0) } ?? []
      if index == chosen {
        switch Int.random(in: 0..<24, using: &generator) {
        case 0: continue
        case 1: name = other?.name ?? ""
        case 2: content = other.flatMap { try? donated.content(of: $0) }.map { Array($0) } ?? []
        case 3...12 where content.starts(with: [0x89, 0x48, 0x44, 0x46]):
          content = overwritten(content, at: MutationSeed.structure(of: content))
        default:
          content = mutated(
            content, donor: other.flatMap { try? donated.content(of: $0) }.map { Array($0) } ?? [])
        }
      }
      packer.add(name, content, isDeflated: entry.method == .deflated)
    }
    return packer.archive()
  }

  /// Writes over one to four places without moving anything.
  private mutating func overwritten(_ bytes: [UInt8], at places: [Int]) -> [UInt8] {
    var result = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      guard let place = places.randomElement(using: &generator) else { return result }
      switch Int.random(in: 0..<8, using: &generator) {
      case 0, 1: result[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 2: result[place] = UInt8.random(in: .min ... .max, using: &generator)
      case 3, 4: overwriteNumber(in: &result, at: place)
      case 5: result[place] = result[place] &+ (Bool.random(using: &generator) ? 1 : .max)
      default:
        // What is there once is there twice: addresses, names, tags.
        guard let from = places.randomElement(using: &generator) else { continue }
        let width = [1, 2, 4, 8, 8, 16, 40].randomElement(using: &generator) ?? 8
        let count = min(width, result.count - max(place, from))
        result.replaceSubrange(place..<place + count, with: bytes[from..<from + count])
      }
    }
    return result
  }
}
