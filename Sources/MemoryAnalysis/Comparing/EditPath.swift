/// The columns of two stretches of text with the fewest differences: Wagner and Fischer's table.
struct EditPath {
  /// Where the best way to a pair of words comes from.
  private enum Move: UInt8 {
    case both
    case onlyA
    case onlyB
  }

  /// The columns, their positions counted in the whole texts.
  let columns: [Alignment.Column]

  /// Finds the columns.
  ///
  /// Of two ways with the same differences the one with more words that are the
  /// same is better, and of those the one that pairs words first and leaves a gap
  /// after them ("She is" beside "They are very"), in the second text rather than the first.
  ///
  /// - Complexity: O(`n · m`) time and as many bytes.
  init(_ a: ArraySlice<Int>, _ b: ArraySlice<Int>) {
    guard !a.isEmpty, !b.isEmpty else {
      columns =
        a.indices.map { Alignment.Column(a: $0 + 1, b: nil, isSame: false) }
        + b.indices.map { Alignment.Column(a: nil, b: $0 + 1, isSame: false) }
      return
    }
    // The table is filled from the end, so that the way through it begins at the beginning.
    let moves = Self.moves(a.reversed(), b.reversed())
    var columns: [Alignment.Column] = []
    var (i, j) = (a.count, b.count)
    while i > 0 || j > 0 {
      let move: Move = i == 0 ? .onlyB : (j == 0 ? .onlyA : moves[(i - 1) * b.count + j - 1])
      let inA = a.endIndex - i
      let inB = b.endIndex - j
      switch move {
      case .both:
        columns.append(Alignment.Column(a: inA + 1, b: inB + 1, isSame: a[inA] == b[inB]))
        i -= 1
        j -= 1
      case .onlyA:
        columns.append(Alignment.Column(a: inA + 1, b: nil, isSame: false))
        i -= 1
      case .onlyB:
        columns.append(Alignment.Column(a: nil, b: inB + 1, isSame: false))
        j -= 1
      }
    }
    self.columns = columns
  }

  /// The last move of the best way to each pair, `(n, m)`: from both beginnings on.
  private static func moves(_ a: [Int], _ b: [Int]) -> [Move] {
    // A difference costs more than all words that are the same can save.
    let difference = min(a.count, b.count) + 1
    var moves: [Move] = []
    moves.reserveCapacity(a.count * b.count)
    var costs = (0...b.count).map { $0 * difference }
    for i in a.indices {
      var diagonal = costs[0]
      costs[0] += difference
      for j in b.indices {
        let both = diagonal + (a[i] == b[j] ? -1 : difference)
        let onlyA = costs[j + 1] + difference
        let onlyB = costs[j] + difference
        diagonal = costs[j + 1]
        let best = min(both, onlyA, onlyB)
        costs[j + 1] = best
        moves.append(best == both ? .both : (best == onlyA ? .onlyA : .onlyB))
      }
    }
    return moves
  }
}
