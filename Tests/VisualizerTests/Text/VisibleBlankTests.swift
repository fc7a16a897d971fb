import Testing

@testable import Visualizer

/// If this fails, the blank of a character model is an empty column that nobody understands.
@Suite struct VisibleBlankTests {
  @Test("A blank or a line end alone has a sign, blanks in words do not")
  func blank() {
    #expect(" ".withVisibleBlank == "␣")
    #expect("\n".withVisibleBlank == "↵" && "\r\n".withVisibleBlank == "↵")
    #expect("class 1".withVisibleBlank == "class 1")
    #expect("a".withVisibleBlank == "a" && "".withVisibleBlank == "")
  }
}
