import ModelFiles
import RecurrentNets
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Files damaged in every way a seed gives: the same ones at every run.
///
/// `LSTM_TUI_MUTATIONS=100000` makes each suite that uses it run that many.
struct Mutations {
  var generator: SeededGenerator

  /// Numbers that lengths, counts and offsets break at.
  private static let extremes: [UInt64] = [
    0, 1, 2, 7, 8, 127, 128, 255, 256, 1 << 15, 1 << 16 - 1, 1 << 16, 1 << 31 - 1, 1 << 31,
    1 << 32 - 1, 1 << 32, 1 << 61, 1 << 62, 1 << 63 - 1, 1 << 63, .max - 7, .max,
  ]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Numbers as texts, which JSON, NumPy's headers and old pickles have.
  private static let extremeTexts = [
    "0", "-1", "1", "2", "3", "65536", "2147483647", "4294967296", "4611686018427387904",
    "9223372036854775807", "9223372036854775808", "18446744073709551616", "1e300", "1.5", "NaN",
    "-9223372036854775808", "null", "true", "[]", "{}", "\"\"",
  ]

  /// A damaged copy: one to four of flips, cuts, edits of length fields and of written numbers, and splices with
  /// pieces of a donor.
  mutating func mutated(_ bytes: [UInt8], donor: [UInt8]) -> [UInt8] {
    var result = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !result.isEmpty {
      let place = place(in: result)
      switch Int.random(in: 0..<14, using: &generator) {
      case 0...3: result[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 4, 5: result[place] = UInt8.random(in: .min ... .max, using: &generator)
      case 6, 7: overwriteNumber(in: &result, at: place)
      case 8: result.removeSubrange(place...)
      case 9: result.removeSubrange(piece(of: result, from: place))
      case 10: result.insert(contentsOf: result[piece(of: result, from: place)], at: place)
      case 11, 12: rewriteNumber(in: &result, from: place)
      default:
        guard !donor.isEmpty else { continue }
        let start = Int.random(in: donor.indices, using: &generator)
        let source = donor[piece(of: donor, from: start)]
        result.replaceSubrange(place..<min(result.count, place + source.count), with: source)
      }
    }
    return result
  }

  /// A place in a file: often near its beginning or its end, where the structure is.
  private mutating func place(in bytes: [UInt8]) -> Int {
    let near = min(bytes.count, 200)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return Int.random(in: 0..<near, using: &generator)
    case 1: return bytes.count - 1 - Int.random(in: 0..<near, using: &generator)
    default: return Int.random(in: bytes.indices, using: &generator)
    }
  }

  private mutating func piece(of bytes: [UInt8], from start: Int) -> Range<Int> {
    start..<min(bytes.count, start + Int.random(in: 1...32, using: &generator))
  }

  /// Writes another number in the place of the next one that is written in digits.
  private mutating func rewriteNumber(in bytes: inout [UInt8], from place: Int) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let start = bytes[place...].firstIndex(where: { digits.contains($0) }) else { return }
    let end = bytes[start...].firstIndex { !digits.contains($0) } ?? bytes.count
    let text = Self.extremeTexts.randomElement(using: &generator) ?? "0"
    bytes.replaceSubrange(start..<end, with: text.utf8)
  }

  /// Writes a number that lengths, counts and offsets break at over what is there.
  mutating func overwriteNumber(in bytes: inout [UInt8], at place: Int) {
    let number = Self.extremes.randomElement(using: &generator) ?? 0
    let width = [1, 2, 4, 8].randomElement(using: &generator) ?? 1
    let isLittleEndian = Bool.random(using: &generator)
    for byte in 0..<min(width, bytes.count - place) {
      let shift = 8 * (isLittleEndian ? byte : width - 1 - byte)
      bytes[place + byte] = UInt8(truncatingIfNeeded: number >> UInt64(shift))
    }
  }

  /// How many mutations a suite runs, unless more are asked for.
  static func count(_ usual: Int) -> Int {
    getenv("LSTM_TUI_MUTATIONS").flatMap { Int(String(cString: $0)) } ?? usual
  }

  /// Reads damaged copies of files: each must be read, or refused in one line.
  ///
  /// A trap in the reader ends the whole run, so that a pass means there was none.
  ///
  /// `read` returns how many values it made, at most `valuesPerByte` of each byte.
  static func check(
    _ files: [[UInt8]], count: Int, seed: UInt64, valuesPerByte: Int = 64,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ read: ([UInt8]) throws(FileError) -> Int
  ) {
    var mutations = Mutations(seed: seed)
    var refused = 0
    let count = Self.count(count)
    for index in 0..<count {
      let file = files[index % files.count]
      let donor = files[(index / files.count) % files.count]
      let damaged = mutations.mutated(file, donor: donor)
      do throws(FileError) {
        let made = try read(damaged)
        #expect(
          made <= valuesPerByte * damaged.count + 1 << 20, "copy \(index)",
          sourceLocation: sourceLocation)
      } catch {
        refused += 1
        let line = error.description
        if line.contains("\n") || line.count > 600 || !line.hasPrefix("x: ") {
          Issue.record("copy \(index): \(line)", sourceLocation: sourceLocation)
        }
      }
    }
    // A run in which nothing, or everything, is refused tests nothing.
    #expect(refused > count / 20 && refused < count, sourceLocation: sourceLocation)
  }
}
