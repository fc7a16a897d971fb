import CellGrid
import Language
import ModelFiles
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, of a character model's text a few characters are seen at a time, or the
/// characters do not head the columns below them.
@Suite struct TokenColumnsCharactersTests {
  private static let signs = [" ", "\n", "a", "b", "c", "d", "e", "日", "👍🏽", "<unk>"]

  private func state(_ text: String) -> ViewerState {
    var model = testModel(hidden: 6, words: Self.signs)
    model.tokenizer = .character
    let tokens = text.map { character in
      let id = Self.signs.firstIndex(of: String(character))
      return Token(text: String(character), id: id ?? Self.signs.count - 1, isUnknown: id == nil)
    }
    return ViewerState(
      model: model, tokens: tokens, source: "test.txt", size: GridSize(columns: 120, rows: 40),
      view: .memory)
  }

  private func columns(_ state: ViewerState, numbers: Bool = false) -> TokenColumns {
    TokenColumns(
      state, under: GridRect(column: 1, row: 0, columns: 90, rows: 1), hasNumbers: numbers)
  }

  @Test("A text that fits has numbers, a longer one narrow columns and its values at the right")
  func widths() throws {
    for (count, width) in [(5, 6), (13, 6), (14, 3), (24, 3), (25, 2), (36, 2), (37, 1), (500, 1)] {
      for position in Set([1, count / 2, count]) {
        var state = state(String(repeating: "a", count: count))
        state.position = position
        let columns = columns(state)
        #expect(columns.columns.allSatisfy { $0.width == width }, "\(count)")
        #expect(columns.column(of: position) != nil)
        guard width < 6 else {
          #expect(columns.valueField == nil)
          continue
        }
        let field = try #require(columns.valueField)
        #expect(field.lowerBound > columns.columns.map(\.field.upperBound).max() ?? 0)
        #expect(field.upperBound <= 91 && field.count == 7)
      }
    }
  }

  @Test("Where numbers stand below them they are as wide as a word's")
  func numbers() {
    let state = state(String(repeating: "a", count: 200))
    #expect(columns(state, numbers: true).columns.allSatisfy { $0.width == 6 })
  }

  @Test("A wide character has its two columns, and nothing overlaps")
  func wide() {
    let text = String(repeating: "a日b👍🏽z\n ", count: 12)
    var state = state(text)
    for position in 1...state.reading.count {
      state.position = position
      let columns = columns(state)
      #expect(columns.column(of: position) != nil)
      for (column, next) in zip(columns.columns, columns.columns.dropFirst()) {
        #expect(column.field.upperBound == next.column)
      }
      for column in columns.columns {
        let sign = state.reading[column.position].text.withVisibleBlank
        #expect(column.width == DisplayWidth.of(sign))
      }
    }
  }

  @Test("The tint has room for its sign beside the character")
  func tint() throws {
    var state = state(String(repeating: "abcde", count: 20))
    #expect(columns(state).columns.allSatisfy { $0.width == 1 })
    try state.press("m")
    #expect(columns(state).columns.allSatisfy { $0.width == 2 })
  }

  @Test("The text can be read on the screen, character by character")
  func readable() throws {
    var state = state(String(repeating: "abc de\n", count: 20))
    for size in [GridSize(columns: 120, rows: 40), GridSize(columns: 80, rows: 24)] {
      state.update(.resize(size))
      try state.press("g")
      let text = ViewerScreen.view(state, size: size, theme: Theme(depth: .indexed256)).plainText()
      #expect(text.contains("abc␣de↵abc␣de↵abc␣de↵abc␣de↵abc␣de"), "\(size)")
    }
  }
}
