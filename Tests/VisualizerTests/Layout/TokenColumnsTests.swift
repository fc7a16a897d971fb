import Language
import Testing

@testable import Visualizer

/// If one of these fails, words and the columns under them do not belong together.
@Suite struct TokenColumnsTests {
  private let tokens = (0..<200).map {
    Token(text: String(repeating: "x", count: 1 + $0 * 7 % 20), id: 0, isUnknown: $0 % 9 == 0)
  }

  @Test("The current word is always shown, columns never overlap or leave the width")
  func invariants() {
    for width in [6, 20, 47, 82, 400] {
      for position in 1...tokens.count {
        let columns = TokenColumns(tokens, around: position, start: 9, width: width)
        if width >= TokenColumns.maximumWidth { #expect(columns.column(of: position) != nil) }
        #expect(columns.width <= width)
        var end = 9
        for column in columns.columns {
          #expect(column.column == end)
          #expect((6...14).contains(column.width))
          end += column.width
        }
        #expect(columns.countBefore + columns.columns.count + columns.countAfter == tokens.count)
        #expect(columns.columns.first.map { $0.position == columns.countBefore + 1 } ?? true)
      }
    }
  }

  @Test("Stepping does not scroll; the window moves by half when it has to")
  func movesByHalf() {
    var starts: [Int] = []
    for position in 1...tokens.count {
      let start = TokenColumns(tokens, around: position, start: 0, width: 80).countBefore
      if starts.last != start { starts.append(start) }
    }
    #expect(starts == starts.sorted())
    #expect(starts.count < tokens.count / 2)
    for (first, second) in zip(starts, starts.dropFirst()) {
      #expect(second - first >= 2)
    }
  }

  @Test("A text that grows word by word fills columns in place as well")
  func growingText() {
    var starts: [Int] = []
    for count in 1...tokens.count {
      let grown = Array(tokens.prefix(count))
      let start = TokenColumns(grown, around: count, start: 0, width: 80).countBefore
      if starts.last != start { starts.append(start) }
    }
    #expect(starts.count < tokens.count / 2)
    #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 >= 2 })
  }

  @Test("A screen column leads back to its word")
  func positionAtColumn() {
    let columns = TokenColumns(tokens, around: 50, start: 9, width: 100)
    for column in columns.columns {
      #expect(columns.position(at: column.column) == column.position)
      #expect(columns.position(at: column.column + column.width - 1) == column.position)
    }
    #expect(columns.position(at: 8) == nil)
    #expect(columns.position(at: 109) == nil)
  }
}
