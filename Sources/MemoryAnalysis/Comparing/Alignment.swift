/// Two texts laid side by side, word by word, with as few differences as possible.
///
/// Each column holds a word of both texts or of one; where both are the same the
/// network read the same. The number of other columns is the edit distance of
/// the texts (substitutions, insertions and deletions count one each), and of
/// all such alignments it is one with the most words that are the same.
///
/// Texts that begin or end alike cost nothing there. If what remains of them
/// has more than ``exactArea`` pairs of words, it is aligned in windows that
/// overlap: every word still has its column, but there may be a few differences
/// more than needed, and a passage that was moved by a thousand words is not found.
public struct Alignment: Sendable, Equatable {
  /// One column: a word of both texts, or of one beside a gap.
  public struct Column: Sendable, Equatable {
    /// The position `1...` in the first text; `nil` for a gap.
    public var a: Int?
    /// The position `1...` in the second text; `nil` for a gap.
    public var b: Int?
    /// Whether both texts have the same word here.
    public var isSame: Bool
  }

  /// How many pairs of words are looked at for the smallest number of differences.
  public static let exactArea = 1 << 22

  /// The words that a window of longer texts takes of each.
  private static let windowSize = 1024

  /// The columns, in the order of both texts.
  public let columns: [Column]

  /// Whether no alignment has fewer differences for certain.
  public let isMinimal: Bool

  /// The places in ``columns`` of the words of the first text.
  private let places: [Int]

  /// Aligns two texts, given by what the network reads.
  ///
  /// - Parameters:
  ///   - a: The first text.
  ///   - b: The second text.
  /// - Complexity: O(`n · m`) for what is left of the texts without their common
  ///   beginning and end, and O(`n + m`) from ``exactArea`` on; some 4 MB at most.
  public init(_ a: [Int], _ b: [Int]) {
    var columns: [Column] = []
    columns.reserveCapacity(max(a.count, b.count))
    var rest = Rest(a: a.indices, b: b.indices)
    var isMinimal = true
    rest.takeCommonBeginning(of: a, b, into: &columns)
    let end = rest.takeCommonEnd(of: a, b)
    while rest.area > Self.exactArea {
      isMinimal = false
      let window = Rest(
        a: rest.a.prefix(Self.windowSize), b: rest.b.prefix(Self.windowSize))
      let found = EditPath(a[window.a], b[window.b]).columns
      // The end of a window has to meet the end of the other, whatever comes
      // after; so only what stands well before it counts.
      let kept = found.prefix { column in
        (column.a ?? 0) <= window.a.lowerBound + (window.a.count * 3 + 3) / 4
          && (column.b ?? 0) <= window.b.lowerBound + (window.b.count * 3 + 3) / 4
      }
      columns += kept
      rest.drop(kept)
      rest.takeCommonBeginning(of: a, b, into: &columns)
    }
    columns += EditPath(a[rest.a], b[rest.b]).columns
    columns += end
    self.columns = columns
    self.isMinimal = isMinimal
    places = columns.indices.filter { columns[$0].a != nil }
  }

  /// Lays two series of numbers side by side, step by step, since both begin at the same time.
  ///
  /// - Parameters:
  ///   - a: How many steps the first has.
  ///   - b: How many steps the second has.
  ///   - isSame: Whether both have the same numbers at a step `1...`.
  public init(stepsOf a: Int, and b: Int, isSame: (_ step: Int) -> Bool) {
    columns = (0..<max(a, b)).map { index in
      let step = index + 1
      return Column(
        a: step <= a ? step : nil, b: step <= b ? step : nil,
        isSame: step <= min(a, b) && isSame(step))
    }
    isMinimal = true
    places = Array(0..<a)
  }

  /// The place in ``columns`` of the first words that differ; `nil` if none do.
  public var firstDifference: Int? { columns.firstIndex { !$0.isSame } }

  /// The place in ``columns`` of the last words that differ; `nil` if none do.
  public var lastDifference: Int? { columns.lastIndex { !$0.isSame } }

  /// The place in ``columns`` of a word `1...n` of the first text.
  public func place(ofA position: Int) -> Int { places[position - 1] }

  /// How many words of the second text have been read when a column has.
  public func readOfB(through place: Int) -> Int {
    columns[...place].last { $0.b != nil }?.b ?? 0
  }
}

/// What of two texts has no column yet.
private struct Rest {
  var a: Range<Int>
  var b: Range<Int>

  /// The number of pairs of words.
  var area: Int { a.count.multipliedReportingOverflow(by: b.count).partialValue }

  mutating func takeCommonBeginning(
    of first: [Int], _ second: [Int], into columns: inout [Alignment.Column]
  ) {
    while let i = a.first, let j = b.first, first[i] == second[j] {
      columns.append(Alignment.Column(a: i + 1, b: j + 1, isSame: true))
      a.removeFirst()
      b.removeFirst()
    }
  }

  mutating func takeCommonEnd(of first: [Int], _ second: [Int]) -> [Alignment.Column] {
    var columns: [Alignment.Column] = []
    while let i = a.last, let j = b.last, first[i] == second[j] {
      columns.append(Alignment.Column(a: i + 1, b: j + 1, isSame: true))
      a.removeLast()
      b.removeLast()
    }
    return columns.reversed()
  }

  mutating func drop(_ columns: some Collection<Alignment.Column>) {
    a = a.dropFirst(columns.count { $0.a != nil })
    b = b.dropFirst(columns.count { $0.b != nil })
  }
}
