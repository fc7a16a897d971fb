import Language
import MemoryAnalysis

/// The rest of a long text, which is split into words while its beginning is on the screen.
public struct TextRest: Sendable {
  private let bytes: ArraySlice<UInt8>
  private let tokenizer: Tokenizer
  private let limit: Int
  private let isCut: Bool

  /// Keeps the rest of a text for later.
  ///
  /// - Parameters:
  ///   - bytes: The rest in UTF-8.
  ///   - tokenizer: How it is split.
  ///   - limit: The most words that are read of it.
  ///   - isCut: Whether there was more than these bytes.
  public init(_ bytes: ArraySlice<UInt8>, by tokenizer: Tokenizer, limit: Int, isCut: Bool) {
    self.bytes = bytes
    self.tokenizer = tokenizer
    self.limit = limit
    self.isCut = isCut
  }

  /// Splits it and adds it to the beginning.
  ///
  /// - Parameters:
  ///   - beginning: What stands before it.
  ///   - progress: Where to report.
  /// - Returns: The whole text, what to say in the title if there is more, and what could not be read.
  /// - Throws: `CancellationError` if it was told to stop.
  func added(
    to beginning: TokenizedText, progress: WorkProgress
  ) throws(CancellationError) -> (text: TokenizedText, truncation: String?, problem: String?) {
    let reading = try ByteTokenizer.read(bytes, limit: limit + 1, by: tokenizer) {
      (done) throws(CancellationError) in
      try progress.report(done, of: bytes.count)
    }
    var text = beginning
    text.append(reading.text)
    let isTooLong = reading.text.count > limit
    if isTooLong { text.replace(text.count - 1..<text.count, with: []) }
    let problem = reading.problem.map {
      UnknownWordError(
        word: $0.word, position: $0.position + beginning.count, expectation: $0.expectation
      ).description
    }
    let isShort = isTooLong || isCut || problem != nil
    let notes = [
      isShort ? "only its first \(NumberText.grouped(text.count)) words" : nil,
      reading.leftOut.note,
    ].compactMap(\.self)
    return (text, notes.isEmpty ? nil : notes.joined(separator: "; "), problem)
  }
}
