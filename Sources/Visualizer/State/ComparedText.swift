import Language
import MemoryAnalysis
import RecurrentNets

/// Another text beside the one that is read: B beside A.
///
/// Both are compared as the network reads them when nothing is done to it: an
/// interference from a word of A on has no such word in B.
public struct ComparedText: Sendable {
  /// Where it comes from, for the title.
  public let source: String

  /// What stands in the title if it was longer than what is compared.
  public let truncation: String?

  /// The text as the network read it.
  public private(set) var reading: Reading

  /// The words of both texts side by side.
  public private(set) var alignment: Alignment

  /// What each layer holds in both.
  public private(set) var comparisons: [Comparison]

  /// Puts a text beside another that the same network read.
  init(_ reading: Reading, source: String, truncation: String?, beside a: Reading) {
    self.source = source
    self.truncation = truncation
    self.reading = reading
    (alignment, comparisons) = Self.compared(a, reading)
  }

  /// Takes in that the first text has changed.
  mutating func align(with a: Reading) {
    (alignment, comparisons) = Self.compared(a, reading)
  }

  /// Has another network read it, beside what the same network made of the first text.
  mutating func read(again recorder: TraceRecorder, beside a: Reading) {
    reading = reading.read(again: recorder)
    align(with: a)
  }

  private static func compared(_ a: Reading, _ b: Reading) -> (Alignment, [Comparison]) {
    let alignment = a.alignment(with: b)
    let comparisons = zip(a.baseline.layers, b.baseline.layers).map {
      Comparison($0, $1, alignment: alignment)
    }
    return (alignment, comparisons)
  }
}
