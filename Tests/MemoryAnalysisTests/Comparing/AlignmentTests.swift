import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, words of two sentences stand over each other that do not belong together.
@Suite struct AlignmentTests {
  /// The fewest differences and, with them, the most words that are the same, by trying everything.
  private func best(_ a: ArraySlice<Int>, _ b: ArraySlice<Int>) -> (differences: Int, same: Int) {
    guard let first = a.first, let second = b.first else { return (a.count + b.count, 0) }
    let both = best(a.dropFirst(), b.dropFirst())
    let onlyA = best(a.dropFirst(), b)
    let onlyB = best(a, b.dropFirst())
    return [
      first == second ? (both.differences, both.same + 1) : (both.differences + 1, both.same),
      (onlyA.differences + 1, onlyA.same), (onlyB.differences + 1, onlyB.same),
    ].min { ($0.0, -$0.1) < ($1.0, -$1.1) } ?? (0, 0)
  }

  /// That every word has one column, in order, and that what is called the same is.
  private func expectValid(_ alignment: Alignment, _ a: [Int], _ b: [Int]) {
    #expect(alignment.columns.compactMap(\.a) == Array(a.indices.map { $0 + 1 }))
    #expect(alignment.columns.compactMap(\.b) == Array(b.indices.map { $0 + 1 }))
    for column in alignment.columns {
      #expect(column.a != nil || column.b != nil)
      let isSame = column.a.flatMap { i in column.b.map { a[i - 1] == b[$0 - 1] } } ?? false
      #expect(column.isSame == isSame)
    }
  }

  @Test("Random texts: no alignment has fewer differences or, with as many, more in common")
  func bruteForce() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let words = Int.random(in: 1...4, using: &generator)
      let (a, b) = (text(using: &generator, words), text(using: &generator, words))
      let alignment = Alignment(a, b)
      expectValid(alignment, a, b)
      let best = best(a[...], b[...])
      #expect(alignment.columns.count { !$0.isSame } == best.differences, "\(a) \(b)")
      #expect(alignment.columns.count { $0.isSame } == best.same, "\(a) \(b)")
      #expect(alignment.isMinimal)
    }
  }

  private func text(using generator: inout SeededGenerator, _ words: Int) -> [Int] {
    (0..<Int.random(in: 0...7, using: &generator)).map { _ in
      Int.random(in: 0..<words, using: &generator)
    }
  }

  @Test("A changed, an added and a missing word each take one column")
  func smallEdits() {
    func shape(_ a: [Int], _ b: [Int]) -> String {
      Alignment(a, b).columns.map {
        $0.isSame ? "=" : ($0.a == nil ? "+" : ($0.b == nil ? "-" : "≠"))
      }.joined()
    }
    #expect(shape([1, 2, 3], [1, 9, 3]) == "=≠=")
    #expect(shape([1, 2, 3], [1, 9, 2, 3]) == "=+==")
    #expect(shape([1, 2, 3], [1, 3]) == "=-=")
    #expect(shape([1, 2], [1, 2]) == "==")
    // Words are paired from the left, and the gap comes last.
    #expect(shape([1, 2, 3], [7, 8, 9, 3]) == "≠≠+=")
    #expect(shape([7, 8, 9, 3], [1, 2, 3]) == "≠≠-=")
    #expect(shape([], [4]) == "+")
    #expect(shape([], []) == "")
    #expect(shape([1, 2, 3, 4, 5, 6], [1, 9, 3, 4, 8, 8, 5, 7]) == "=≠==++=≠")
  }

  @Test("The first difference, a word's column and what is read of the other are found")
  func lookups() throws {
    let alignment = Alignment([1, 2, 3, 4], [9, 1, 3, 4, 7])
    #expect(alignment.firstDifference == 0)
    for position in 1...4 {
      #expect(alignment.columns[alignment.place(ofA: position)].a == position)
    }
    var read = 0
    for (place, column) in alignment.columns.enumerated() {
      read = column.b ?? read
      #expect(alignment.readOfB(through: place) == read)
    }
    #expect(Alignment([5], [5]).firstDifference == nil)
    #expect(Alignment([5], []).readOfB(through: 0) == 0)
  }

  @Test("The longest texts are aligned all the same, and words that were put in are found")
  func long() {
    var generator = SeededGenerator(seed: 4)
    var a = (0..<20_000).map { _ in Int.random(in: 0..<200, using: &generator) }
    var b = a
    for _ in 0..<200 {
      let place = Int.random(in: 0..<b.count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: b.insert(-1, at: place)
      case 1: b[place] = -2
      default: b.remove(at: place)
      }
    }
    a[0] = -3
    a.append(-4)
    let alignment = Alignment(a, b)
    expectValid(alignment, a, b)
    #expect(!alignment.isMinimal)
    // As many edits as were made, or a few more where two windows meet.
    #expect(alignment.columns.count { !$0.isSame } <= 230)
  }

  @Test("Long texts with nothing in common are aligned, too")
  func nothingInCommon() {
    for (n, m) in [(5000, 4000), (20_000, 300), (100, 20_000)] {
      let a = Array(repeating: 1, count: n)
      let b = Array(repeating: 2, count: m)
      let alignment = Alignment(a, b)
      expectValid(alignment, a, b)
      #expect(alignment.columns.allSatisfy { !$0.isSame })
    }
  }
}

/// If this fails, two series are compared at different times.
@Suite struct SeriesAlignmentTests {
  @Test("Step stands beside step; the longer series goes on alone")
  func steps() {
    let alignment = Alignment(stepsOf: 2, and: 4) { $0 == 1 }
    #expect(alignment.columns.map(\.a) == [1, 2, nil, nil])
    #expect(alignment.columns.map(\.b) == [1, 2, 3, 4])
    #expect(alignment.columns.map(\.isSame) == [true, false, false, false])
    #expect(alignment.place(ofA: 2) == 1 && alignment.firstDifference == 1)
  }
}
