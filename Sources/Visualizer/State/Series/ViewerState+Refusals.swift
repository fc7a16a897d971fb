import MemoryAnalysis

extension ViewerState {
  /// Why nothing can be done here that is about words, or `nil` where words are read.
  ///
  /// - Parameter what: What there is none of or cannot be done, as the end of a sentence.
  /// - Returns: The sentence, or `nil`.
  func refusalOfNumbers(_ what: String) -> String? {
    series == nil ? nil : "this model reads numbers: \(what)"
  }
}
